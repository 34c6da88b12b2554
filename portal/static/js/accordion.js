// On paper every answer is open.
window.addEventListener("beforeprint", () => {
  for (const item of document.querySelectorAll("[data-accordion-item]")) item.open = true;
});
