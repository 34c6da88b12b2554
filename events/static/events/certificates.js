// Without this a link looks again. Here it is asked every few seconds how far the certificates are, and only what has
// changed is written anew: focus and place in the page stay where they are.
const EVERY = 3_000;

const place = document.querySelector("[data-batch]");
const said = document.querySelector("[data-batch-said]");

async function lookAgain() {
  const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const fresh = page?.querySelector("[data-batch]");
  if (!fresh) return setTimeout(lookAgain, EVERY);
  if (fresh.dataset.batch === "running") {
    place.querySelector("[data-batch-done]").textContent = fresh.querySelector("[data-batch-done]").textContent;
    place.querySelector("progress").value = fresh.querySelector("progress").value;
    return setTimeout(lookAgain, EVERY);
  }
  const hadFocus = place.contains(document.activeElement);
  place.replaceChildren(...document.importNode(fresh, true).childNodes);
  place.dataset.batch = fresh.dataset.batch;
  const heading = place.querySelector("h2");
  said.textContent = heading ? heading.textContent : "";
  if (hadFocus && heading) {
    heading.tabIndex = -1;
    heading.focus();
  }
}

if (place?.dataset.batch === "running") setTimeout(lookAgain, EVERY);
