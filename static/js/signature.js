// Handwriting on the station's and the confirmation's page: strokes and drawing go into hidden
// fields, so the form is sent like any other.
import SignaturePad from "./vendor/signature_pad-5.1.4.min.js";

function start(box) {
  const canvas = box.querySelector("canvas");
  const pad = new SignaturePad(canvas, { penColor: getComputedStyle(box).color });

  function fit() {
    const strokes = pad.toData();
    const ratio = Math.max(window.devicePixelRatio, 1);
    canvas.width = canvas.offsetWidth * ratio;
    canvas.height = canvas.offsetHeight * ratio;
    canvas.getContext("2d").scale(ratio, ratio);
    pad.fromData(strokes);
  }

  function keep() {
    const empty = pad.isEmpty();
    box.querySelector("[data-strokes]").value = empty ? "" : JSON.stringify(pad.toData());
    box.querySelector("[data-svg]").value = empty ? "" : pad.toSVG();
  }

  pad.addEventListener("endStroke", keep);
  box.querySelector("[data-clear]").addEventListener("click", () => {
    pad.clear();
    keep();
  });
  window.addEventListener("resize", fit);
  fit();
}

function startAll(scope) {
  scope.querySelectorAll("[data-signature]:not([data-started])").forEach((box) => {
    box.dataset.started = "";
    start(box);
  });
}

startAll(document);
document.addEventListener("htmx:load", ({ detail }) => startAll(detail.elt.parentElement ?? detail.elt));
