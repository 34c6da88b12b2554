// Without this each tap is a form that loads the page again. Here it is sent in the background, and whatever the portal
// has not acknowledged stays marked until it has.
const PATIENCE = 10_000;

for (const list of document.querySelectorAll("[data-presence]")) {
  const words = list.dataset;
  const summary = list.querySelector("[data-presence-summary]");
  const status = list.querySelector("[data-presence-status]");
  const unsaved = list.querySelector("[data-presence-unsaved]");
  const rows = new Map();
  for (const row of list.querySelectorAll("[data-presence-person]")) rows.set(row.dataset.presencePerson, row);
  // What was tapped last for each person and is not acknowledged.
  const wanted = new Map();

  const stateOf = (row) => row.querySelector("[data-presence-state]");

  function show(row, isPresent, entered) {
    row.dataset.state = isPresent ? "present" : "absent";
    delete row.dataset.saving;
    stateOf(row).textContent = `${isPresent ? words.present : words.notPresent} (${entered})`;
  }

  function tell(row, what) {
    status.textContent = `${row.dataset.name}: ${what}`;
  }

  // The button that was pressed goes; its place takes the one that undoes it.
  function focusOther(row, isPresent) {
    row.querySelector(isPresent ? 'button[value="no"]' : 'button[value="yes"]').focus();
  }

  function countUnsaved() {
    const number = list.querySelectorAll('[data-saving="failed"]').length;
    unsaved.hidden = number === 0;
    unsaved.textContent = number ? `${words.allUnsaved} ${number}` : "";
  }

  function fail(row, why) {
    row.dataset.saving = "failed";
    const repeat = document.createElement("button");
    repeat.type = "button";
    repeat.className = "button presence-person__repeat";
    repeat.textContent = words.repeat;
    repeat.addEventListener("click", () => {
      focusOther(row, wanted.get(row).isPresent);
      send(row);
    });
    const name = document.createElement("span");
    name.className = "w-sr-only";
    name.textContent = `: ${row.dataset.name}`;
    repeat.append(name);
    const mark = document.createElement("strong");
    mark.textContent = why ? `${words.unsaved}: ${why}` : words.unsaved;
    const state = wanted.get(row).isPresent ? words.present : words.notPresent;
    stateOf(row).replaceChildren(`${state} – `, mark, " ", repeat);
    tell(row, words.unsaved);
    countUnsaved();
  }

  async function send(row) {
    const tap = wanted.get(row);
    row.dataset.saving = "now";
    stateOf(row).textContent = `${tap.isPresent ? words.present : words.notPresent} – ${words.saving}`;
    countUnsaved();
    const body = new FormData(row.querySelector("form"));
    body.set("is_present", tap.isPresent ? "yes" : "no");
    let answer;
    let why = "";
    try {
      const response = await fetch(window.location.pathname, {
        method: "POST",
        body,
        headers: { Accept: "application/json" },
        redirect: "error",
        signal: AbortSignal.timeout(PATIENCE),
      });
      answer = await response.json();
      why = answer.refusal || "";
      if (!response.ok) answer = null;
    } catch {
      answer = null;
    }
    if (wanted.get(row) !== tap) {
      // Tapped again meanwhile: what was tapped last is what counts.
      send(row);
    } else if (answer) {
      wanted.delete(row);
      summary.textContent = answer.summary;
      for (const [person, entry] of Object.entries(answer.people)) {
        const of = rows.get(person);
        if (of && !wanted.has(of)) show(of, entry.is_present, entry.entered);
      }
      tell(row, tap.isPresent ? words.present : words.notPresent);
      countUnsaved();
    } else {
      fail(row, why);
    }
  }

  for (const row of rows.values()) {
    row.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      const isPresent = event.submitter.value === "yes";
      const isBusy = row.dataset.saving === "now";
      wanted.set(row, { isPresent });
      row.dataset.state = isPresent ? "present" : "absent";
      focusOther(row, isPresent);
      if (!isBusy) send(row);
    });
  }

  window.addEventListener("beforeunload", (event) => {
    if (wanted.size) event.preventDefault();
  });

  const search = document.querySelector("[data-presence-search]");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let pause;
  search.form.addEventListener("submit", (event) => event.preventDefault());
  search.form.querySelector("button").hidden = true;
  search.addEventListener("input", () => {
    const typed = plain(search.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const row of rows.values()) {
      row.hidden = !typed.every((word) => plain(row.dataset.words).includes(word));
      if (!row.hidden) found += 1;
    }
    const others = list.querySelector("[data-presence-others]");
    if (others && typed.length) others.open = Boolean(others.querySelector("li:not([hidden])"));
    clearTimeout(pause);
    pause = setTimeout(() => {
      status.textContent = `${words.found} ${found}`;
    }, 600);
  });
}
