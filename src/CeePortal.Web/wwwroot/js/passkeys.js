// Passkeys: a form marked data-passkey="create" or "get" asks the server what to ask, asks the device, and posts its answer.
// Where the browser cannot do it, the form stays hidden and the page says how else to go on.

const supported = 'PublicKeyCredential' in window
  && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function'
  && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

/** What the server wants asked of the device. */
async function optionsOf(form) {
  const token = form.querySelector('input[name="__RequestVerificationToken"]').value;
  const answer = await fetch(form.dataset.options, { method: 'POST', headers: { RequestVerificationToken: token } });
  if (!answer.ok) throw new Error(`The portal answered with status ${answer.status}. Reload the page and try again.`);
  return answer.json();
}

async function askDevice(form) {
  const options = await optionsOf(form);
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

function wordsFor(error) {
  if (error.name === 'NotAllowedError') return 'Your device gave no passkey: it was cancelled, or it took too long. Try again, or use your password.';
  if (error.name === 'InvalidStateError') return 'This device has a passkey for your account already.';
  return error.message;
}

for (const form of supported ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  const complaint = form.querySelector('[data-passkey-error]');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    complaint.hidden = true;
    try {
      const credential = await askDevice(form);
      form.querySelector('input[name="credential"]').value = JSON.stringify(credential);
      form.submit();
    } catch (error) {
      complaint.textContent = wordsFor(error);
      complaint.hidden = false;
    }
  });
}
