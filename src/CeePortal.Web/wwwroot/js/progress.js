// Keeps the progress of an upload current. Without this module the page reloads by itself.
const box = document.querySelector("[data-progress]");
// A page that shows the end of its upload waits only for what is still being listed then.
const showsEnd = box?.dataset.ended === "true";

async function look() {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
    if (answer.status === 401 || answer.status === 404 || answer.redirected) {
      location.reload();
      return;
    }
    const now = await answer.json();
    if (now.ended && !(showsEnd && now.listing)) {
      location.reload();
      return;
    }
    if (!showsEnd) show(now);
  } catch {
    // the network is away for a moment: try again
  }
  setTimeout(look, 1000);
}

function show(now) {
  document.getElementById("progress").value = now.share;
  document.getElementById("progress-words").textContent = now.line;
  for (const figure of box.querySelectorAll("[data-figure]"))
    figure.textContent = now[figure.dataset.figure].toLocaleString("en-US");
}

if (box) setTimeout(look, 1000);
