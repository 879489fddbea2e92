// Small helpers that need a script: dialogs, copying, printing, previews, drawers.

const confirmed = new WeakSet();

document.addEventListener("click", (event) => {
  const control = event.target.closest("[data-open],[data-close],[data-confirm],[data-copy],[data-print]");
  if (!control) return closeMenus(event.target);
  const { open, close, confirm, copy, print } = control.dataset;
  if (open) show(open, event);
  if (confirm && !confirmed.delete(control)) ask(control, confirm, event);
  if (copy) copyAddress(control, copy);
  if (print !== undefined) window.print();
  if (close !== undefined) control.closest("dialog").close();
});

function show(id, event) {
  const dialog = document.getElementById(id);
  if (!dialog?.showModal) return; // the link or the form behind it still works
  event.preventDefault();
  dialog.showModal();
}

// The pressed button is kept back until the dialog says yes, then pressed again.
function ask(button, id, event) {
  const dialog = document.getElementById(id);
  if (!dialog?.showModal) return;
  event.preventDefault();
  dialog.returnValue = "";
  dialog.showModal();
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "confirm") return;
    confirmed.add(button);
    button.click();
  }, { once: true });
}

async function copyAddress(button, address) {
  await navigator.clipboard.writeText(new URL(address, location.href).href);
  document.dispatchEvent(new CustomEvent("toast", { detail: { value: "链接已复制" } }));
}

function closeMenus(target) {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(target)) menu.open = false;
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.menu[open], details.drawer[open]").forEach((details) => {
    if (details.matches(".menu") || !wide(details).matches) {
      details.open = false;
      details.querySelector("summary").focus();
    }
  });
});

// Show a picture as soon as it is chosen.
document.addEventListener("change", ({ target }) => {
  const previews = target.closest?.(".upload, .files")?.querySelector("[data-previews]");
  if (target.type === "file" && previews) {
    if (previews.dataset.previews === "replace") previews.replaceChildren();
    for (const file of target.files) {
      if (file.type.startsWith("image/")) previews.append(picture(file));
    }
  }
});

function picture(file) {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  image.alt = file.name;
  image.onload = () => URL.revokeObjectURL(image.src);
  return image;
}

// The queue: a column where there is room, a drawer where there is not.
const wide = (drawer) => window.matchMedia(`(min-width: ${drawer.dataset.drawer})`);

document.querySelectorAll("details[data-drawer]").forEach((drawer) => {
  const room = wide(drawer);
  const fit = () => { drawer.open = room.matches; };
  fit();
  room.addEventListener?.("change", fit);
  drawer.addEventListener("htmx:afterRequest", (event) => {
    if (!room.matches && event.target.matches("a")) drawer.open = false;
  });
});
