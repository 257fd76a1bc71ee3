// What every page may use; each page works without it.

// Copy a number with one click.
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  const label = button.getAttribute("aria-label");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.setAttribute("aria-label", "Copied");
    setTimeout(() => button.setAttribute("aria-label", label), 2000);
  });
}

// After a form came back with errors, begin at their summary.
document.querySelector(".error-summary")?.focus();
