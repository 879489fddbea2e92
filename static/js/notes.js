// Notes and dialogs about requests. Their words stand in _fragments.html.

export function copyOf(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

// Beside the button that was pressed, else at the top of the form or region.
export function place(note, around, submitter) {
  note.classList.add("request-note");
  const group = submitter?.closest(".govuk-button-group") ?? submitter;
  if (group) group.before(note);
  else around.prepend(note);
  note.scrollIntoView({ block: "nearest" });
  return note;
}

export function clearNotes() {
  document.querySelectorAll(".request-note").forEach((note) => note.remove());
}

export function askToSignIn(door) {
  document.getElementById("signed-out-dialog")?.remove();
  const dialog = copyOf("signed-out");
  if (door) dialog.querySelector("a").href = door;
  document.body.append(dialog);
  if (dialog.showModal) dialog.showModal();
  else dialog.scrollIntoView(); // a browser that knows no dialogs shows it below the page
}
