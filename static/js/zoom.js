// The reviewer's magnifier: the open page of a material, large, to be dragged, zoomed and turned.
import "./vendor/panzoom-4.6.2.min.js";

const STEP = 0.3;

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-zoom]");
  const dialog = document.getElementById("zoom");
  if (!link || !dialog?.showModal) return; // the link opens the picture by itself
  event.preventDefault();
  if (dialog.open) return;
  look(dialog, link.href);
});

function look(dialog, address) {
  const image = dialog.querySelector("img");
  const tell = dialog.querySelector("[data-zoom-level]");
  const box = image.parentElement;
  image.src = address;
  dialog.showModal();
  const pan = window.Panzoom(box, { minScale: 0.5, maxScale: 6, step: STEP });
  let turned = 0;
  const act = {
    in: () => pan.zoomIn(),
    out: () => pan.zoomOut(),
    turn: () => turn((turned += 90)),
    fit: () => { turn((turned = 0)); pan.reset(); },
  };
  function turn(degrees) {
    image.style.transform = `rotate(${degrees}deg)`;
  }
  function press(event) {
    const name = event.target.closest("[data-zoom-act]")?.dataset.zoomAct;
    if (name) act[name]();
  }
  function keys(event) {
    const name = { "+": "in", "=": "in", "-": "out", 0: "fit", r: "turn" }[event.key];
    if (name) act[name]();
    if (event.key === "z") dialog.close();
  }
  const level = () => { tell.textContent = `${Math.round(pan.getScale() * 100)}%`; };
  const wheel = (event) => pan.zoomWithWheel(event);
  level();
  dialog.addEventListener("click", press);
  dialog.addEventListener("keydown", keys);
  box.addEventListener("panzoomchange", level);
  box.parentElement.addEventListener("wheel", wheel, { passive: false });
  dialog.addEventListener("close", () => {
    turn(0);
    pan.reset({ animate: false });
    pan.destroy();
    dialog.removeEventListener("click", press);
    dialog.removeEventListener("keydown", keys);
    box.removeEventListener("panzoomchange", level);
    box.parentElement.removeEventListener("wheel", wheel);
  }, { once: true });
}
