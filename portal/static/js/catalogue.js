// The catalogue answers without a reload: results and counts change, the address follows, and focus stays where it is.
// Without this, the form sends its choices and links lead on.
const catalogue = document.querySelector("[data-catalogue]");
const form = catalogue.querySelector("[data-catalogue-form]");
const results = catalogue.querySelector("[data-catalogue-results]");
const filter = catalogue.querySelector("[data-catalogue-filter]");
let asked = 0;

// Beside the list there is room for all questions.
if (filter && window.matchMedia("(min-width: 60em)").matches) filter.open = true;

function wanted() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.append(name, value);
  const search = query.toString();
  return form.action + (search ? `?${search}` : "");
}

// The status stays the same element, so that a change of its words is read out.
function showResults(page) {
  const status = results.querySelector("[data-catalogue-status]");
  const fresh = page.querySelector("[data-catalogue-results]");
  status.textContent = fresh.querySelector("[data-catalogue-status]").textContent;
  fresh.querySelector("[data-catalogue-status]").replaceWith(status);
  results.replaceChildren(...fresh.childNodes);
}

// A question in which somebody stands keeps its boxes, and only their numbers change.
function showFacets(page) {
  const here = form.querySelector("[data-catalogue-facets]");
  const fresh = page.querySelector("[data-catalogue-facets]");
  if (!here || !fresh) return;
  const shown = [];
  for (const facet of [...fresh.children]) {
    const old = here.querySelector(`[data-facet="${facet.dataset.facet}"]`);
    if (old && old.contains(document.activeElement)) {
      keepBoxes(old, facet);
      shown.push(old);
      continue;
    }
    if (old) {
      facet.open = old.open;
      old.replaceWith(facet);
    } else if (shown.length) {
      shown[shown.length - 1].after(facet);
    } else {
      here.prepend(facet);
    }
    shown.push(facet);
  }
  for (const old of [...here.children]) {
    if (!shown.includes(old) && !old.contains(document.activeElement)) old.remove();
  }
}

function keepBoxes(old, facet) {
  const counts = new Map();
  for (const box of facet.querySelectorAll("input")) counts.set(box.value, box.parentElement.querySelector(".facets__count").textContent);
  for (const box of old.querySelectorAll("input")) {
    box.parentElement.querySelector(".facets__count").textContent = counts.get(box.value) || "(0)";
  }
}

function showOrders(page) {
  const here = form.querySelector("[data-catalogue-orders]");
  if (here !== document.activeElement) here.innerHTML = page.querySelector("[data-catalogue-orders]").innerHTML;
}

async function show(url, { push = true, everything = false } = {}) {
  const mine = ++asked;
  results.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(url, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (mine !== asked) return;
    if (!response.ok || !page.querySelector("[data-catalogue-results]")) throw new Error(response.statusText);
    if (push) history.pushState(null, "", response.url);
    showResults(page);
    if (everything) form.querySelector("[name=q]").value = page.querySelector("[data-catalogue-form] [name=q]").value;
    showOrders(page);
    showFacets(page);
    results.removeAttribute("aria-busy");
  } catch {
    window.location.assign(url);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show(wanted());
});

form.addEventListener("change", (event) => {
  if (event.target.matches("[type=checkbox], select")) show(wanted());
});

results.addEventListener("click", async (event) => {
  const link = event.target.closest(".pagination a, .chips a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  await show(link.href, { everything: true });
  results.focus({ preventScroll: true });
  results.scrollIntoView({ block: "start" });
});

window.addEventListener("popstate", () => show(window.location.href, { push: false, everything: true }));
