// Shows how far a file has been sent. Without this module the form is sent as any other.
const form = document.querySelector("form[data-upload]");
const sending = document.getElementById("sending");

form?.addEventListener("submit", event => {
  const file = form.querySelector("input[type=file]");
  if (!file?.files?.length || !sending) return; // the server says what is missing
  event.preventDefault();

  const words = document.getElementById("sending-words");
  sending.closest(".progress-line").hidden = false;
  const button = form.querySelector("button[type=submit], button:not([type])");
  button.disabled = true;

  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
  request.upload.addEventListener("progress", e => {
    if (!e.lengthComputable) return;
    sending.value = e.loaded / e.total;
    words.textContent = `${Math.floor(e.loaded / e.total * 100)} % sent`;
  });
  request.addEventListener("load", () => {
    const made = request.status === 201 && request.getResponseHeader("Location");
    if (made) {
      location.assign(made);
      return;
    }
    if (request.status < 400 && request.responseURL && request.responseURL !== location.href) {
      location.assign(request.responseURL);
      return;
    }
    // The form with its errors, or an error page: show it in place of this one.
    const answer = new DOMParser().parseFromString(request.responseText, "text/html");
    document.title = answer.title;
    document.querySelector("main").replaceWith(answer.querySelector("main"));
    const main = document.querySelector("main");
    const problem = main.querySelector(".error-summary, .usa-alert--error") ?? main;
    problem.tabIndex = -1;
    problem.focus();
  });
  request.addEventListener("error", () => {
    button.disabled = false;
    words.textContent = "The connection broke before the whole file had arrived. Nothing was stored. Try again.";
  });
  // The token and the choices stand before the file, in the order of the form.
  request.send(new FormData(form));
});
