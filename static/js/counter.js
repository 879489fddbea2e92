// The counter's checklist: which line the camera belongs to, and a live picture where the device
// has a camera (a tablet's own, or the document camera of a window).
const MOST = 2400; // pixels on the long side

document.addEventListener("htmx:afterSettle", () => {
  const wanted = document.getElementById("capture")?.dataset.row;
  document.querySelectorAll(".material").forEach((line) => {
    const here = line.id === wanted;
    line.classList.toggle("is-current", here);
    if (here) line.setAttribute("aria-current", "true");
    else line.removeAttribute("aria-current");
  });
});

// How far the clerk has come, beside the step; the words are the server's, the numbers move.
document.addEventListener("change", ({ target }) => {
  const told = document.querySelector(".timeline [aria-current] .timeline__when");
  if (!told || !target.closest(".material")) return;
  const lines = [...document.querySelectorAll(".material")];
  const left = lines.filter((line) => !line.querySelector(":checked")).length;
  told.textContent = `已核对 ${lines.length - left} 份${left ? `，还有 ${left} 份` : ""}`;
});

const camera = document.querySelector("[data-camera]");
const video = camera?.querySelector("video");
const [opener, shutter, closer] = ["open", "shoot", "close"].map((name) => camera?.querySelector(`[data-camera-${name}]`));

if (camera && navigator.mediaDevices?.getUserMedia) {
  camera.hidden = false;
  opener.addEventListener("click", open);
  shutter.addEventListener("click", shoot);
  closer.addEventListener("click", close);
}

async function open() {
  const wish = { facingMode: "environment", width: { ideal: MOST }, height: { ideal: MOST } };
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: wish });
    await video.play();
  } catch {
    camera.querySelector("[data-camera-none]").hidden = false;
    return;
  }
  show(true);
  shutter.focus();
}

function close() {
  video.srcObject.getTracks().forEach((track) => track.stop());
  video.srcObject = null;
  show(false);
  opener.focus();
}

function show(running) {
  camera.classList.toggle("is-live", running);
  opener.hidden = running;
  shutter.hidden = closer.hidden = !running;
}

// The picture goes the way of a chosen file: shown at once, sent alone.
function shoot() {
  const canvas = document.createElement("canvas");
  const scale = Math.min(1, MOST / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = video.videoWidth * scale;
  canvas.height = video.videoHeight * scale;
  canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([blob], `拍摄${Date.now()}.jpg`, { type: "image/jpeg" }));
    const input = document.querySelector("#capture input[type=file]:not([capture])");
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, "image/jpeg", 0.8);
}
