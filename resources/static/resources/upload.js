// Sends several files one by one and shows how far it is; without it, the form sends all of them together.
const form = document.querySelector("[data-upload]");

const sent = (body, onProgress) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action || location.href);
    request.setRequestHeader("X-One-File", "yes");
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    request.addEventListener("load", () => (request.status === 200 ? resolve(request.responseText) : reject()));
    request.addEventListener("error", reject);
    request.send(body);
  });

const sendAll = async (files) => {
  const bar = document.querySelector("[data-upload-bar]");
  const progress = bar.querySelector("progress");
  const count = bar.querySelector("[data-upload-count]");
  const button = form.querySelector("button[type=submit]");
  const fields = new FormData(form);
  let before = 0;
  progress.max = files.reduce((sum, file) => sum + file.size, 0) || 1;
  bar.hidden = false;
  button.disabled = true;
  try {
    for (const [number, file] of files.entries()) {
      fields.set("files", file);
      const answer = await sent(fields, (loaded) => (progress.value = before + Math.min(loaded, file.size)));
      document.querySelector("[data-upload-outcomes]").insertAdjacentHTML("beforeend", answer);
      document.querySelector("[data-upload-heading]").hidden = false;
      before += file.size;
      progress.value = before;
      count.textContent = `${number + 1} / ${files.length}`;
    }
    form.querySelector("[type=file]").value = "";
    button.disabled = false;
  } catch {
    // The server says on the whole form what is wrong; what was taken already is recognised and not taken twice.
    button.disabled = false;
    form.submit();
  }
};

form.addEventListener("submit", (event) => {
  const files = [...form.querySelector("[type=file]").files];
  if (files.length) {
    event.preventDefault();
    sendAll(files);
  }
});
