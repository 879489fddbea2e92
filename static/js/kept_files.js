// Files somebody has chosen and not yet sent: on this device, for this person, until the server has
// them. A browser forgets them with the page; typed text is kept in keep.js.
import { copyOf } from "./notes.js";
import { settled } from "./person.js";
import { get, put, remove } from "./store.js";

const HOURS = 12;
const MOST = 30 * 1024 * 1024; // bytes of one form: three photographs at their largest

const fields = (form) => [...form.elements].filter((e) => e.type === "file" && e.name);
const twins = (form, field) => fields(form).filter((e) => e.name === field.name);

function chosenIn(form) {
  return fields(form).flatMap((field) => {
    const nth = twins(form, field).indexOf(field);
    return [...field.files].map((file) => ({ name: field.name, nth, file }));
  });
}

// Whether everything that is chosen is safe now.
export async function keepFiles(form, key) {
  await settled;
  const chosen = chosenIn(form);
  const size = chosen.reduce((sum, { file }) => sum + file.size, 0);
  const kept = size <= MOST && chosen.length > 0 && (await put(`files:${key}`, { at: Date.now(), chosen }));
  if (!kept) await remove(`files:${key}`);
  if (!form.hasAttribute("hx-post")) fields(form).forEach((field) => tell(field, kept));
  return kept || !chosen.length;
}

// How many fields have their files back; also beside an error, which may be about another field.
export async function restoreFiles(form, key) {
  if (!fields(form).length) return 0;
  await settled;
  const kept = await get(`files:${key}`);
  if (!kept) return 0;
  const fresh = Date.now() - kept.at < HOURS * 3600000 ? kept.chosen : [];
  const back = fields(form).filter((field) => fill(form, field, fresh));
  await keepFiles(form, key);
  back.forEach((field) => field.dispatchEvent(new Event("change", { bubbles: true })));
  return back.length;
}

function fill(form, field, chosen) {
  const nth = twins(form, field).indexOf(field);
  const own = chosen.filter((one) => one.name === field.name && one.nth === nth);
  if (!own.length || field.files.length) return false;
  const transfer = new DataTransfer();
  own.forEach(({ file }) => transfer.items.add(file));
  field.files = transfer.files;
  return true;
}

function tell(field, kept) {
  const around = field.closest(".files") ?? field.parentElement;
  around.querySelectorAll("[data-kept-files]").forEach((note) => note.remove());
  if (!field.files.length) return;
  const note = copyOf(kept ? "files-kept" : "files-not-kept");
  const names = note.querySelector("[data-names]");
  if (names) names.textContent = [...field.files].map((file) => file.name).join("、");
  around.append(note);
}
