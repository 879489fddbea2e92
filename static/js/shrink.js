// A photograph as large as anybody looks at it: a telephone's own may have ten times the bytes.
const LARGE = 1024 * 1024; // bytes; smaller ones go as they are
const MOST = 2400; // pixels on the long side, as the server keeps them
const QUALITY = 0.85;

// The same file where it is small, no photograph, or of a kind this browser cannot open.
export async function shrunk(file) {
  if (file.size <= LARGE || !file.type.startsWith("image/") || !window.createImageBitmap) return file;
  try {
    const picture = await createImageBitmap(file);
    const small = await drawn(picture);
    picture.close();
    return small && small.size < file.size ? new File([small], file.name, { type: small.type }) : file;
  } catch {
    return file;
  }
}

function drawn(picture) {
  const scale = Math.min(1, MOST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff"; // a drawing without a ground would turn black
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
}
