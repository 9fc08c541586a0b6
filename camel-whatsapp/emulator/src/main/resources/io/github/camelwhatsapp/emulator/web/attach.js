// Sends files, places, contact cards and polls from the open chat: a button, a menu and four dialogs.
import * as api from './api.js';
import {byId, setText, wire} from './dom.js';

export class Attach {
  #number;
  #chat;
  #file = null;

  /** @param chat says which chat is open */
  constructor(number, chat) {
    this.#number = number;
    this.#chat = chat;
    byId('attach').addEventListener('click', () => this.#toggle(byId('attach-menu').hidden));
    byId('attach-file').addEventListener('click', () => this.#pick());
    byId('attach-place').addEventListener('click', () => this.#open('place'));
    byId('attach-card').addEventListener('click', () => this.#open('card'));
    byId('attach-poll').addEventListener('click', () => this.#open('poll'));
    byId('file-input').addEventListener('change', () => this.#picked(byId('file-input').files[0]));
    document.addEventListener('click', event => event.target.closest('.attaching') || this.#toggle(false));
    document.addEventListener('keydown', event => event.key === 'Escape' && this.#toggle(false));
    wire('file', {save: form => this.#sendFile(form)});
    wire('place', {save: form => api.sendPlace(this.#number, this.#chat(), fields(form, 'latitude', 'longitude', 'name', 'url'))});
    wire('card', {save: form => api.sendCard(this.#number, this.#chat(), cardOf(form))});
    wire('poll', {save: form => api.sendPoll(this.#number, this.#chat(), pollOf(form))});
    const scroll = byId('chat');
    scroll.addEventListener('dragover', event => event.dataTransfer.types.includes('Files') && event.preventDefault());
    scroll.addEventListener('drop', event => {
      if (event.dataTransfer.files.length > 0) {
        event.preventDefault();
        this.#picked(event.dataTransfer.files[0]);
      }
    });
  }

  #toggle(open) {
    byId('attach-menu').hidden = !open;
    byId('attach').setAttribute('aria-expanded', String(open));
  }

  #pick() {
    this.#toggle(false);
    byId('file-input').value = '';
    byId('file-input').click();
  }

  #picked(file) {
    if (!file) {
      return;
    }
    this.#file = file;
    const isSound = file.type.startsWith('audio/');
    setText(byId('file-name'), file.name);
    byId('as-voice').hidden = !isSound;
    this.#open('file');
  }

  #open(name) {
    this.#toggle(false);
    byId(`${name}-form`).reset();
    setText(byId(`${name}-form`).querySelector('.problem'), '');
    byId(`${name}-dialog`).showModal();
  }

  #sendFile(form) {
    const options = {name: this.#file.name, caption: form.elements.caption.value};
    if (form.elements.voice.checked) {
      options.kind = 'voiceNote';
    }
    return api.sendFile(this.#number, this.#chat(), this.#file, options);
  }
}

const fields = (form, ...names) => Object.fromEntries(names.map(name => [name, form.elements[name].value.trim()]));

/** vCard 3.0: what stands between commas, semicolons and lines is told apart by backslashes. */
function cardOf(form) {
  const {name, phone} = fields(form, 'name', 'phone');
  const escaped = text => text.replace(/([\\,;])/g, '\\$1');
  const lines = ['BEGIN:VCARD', 'VERSION:3.0', `N:;${escaped(name)};;;`, `FN:${escaped(name)}`];
  return [...lines, ...(phone ? [`TEL;type=CELL,voice:${phone}`] : []), 'END:VCARD'].join('\r\n');
}

/** A question and its answers, one to a line. */
function pollOf(form) {
  const options = form.elements.options.value.split('\n').map(line => line.trim()).filter(Boolean);
  return {question: form.elements.question.value.trim(), options, selectable: form.elements.several.checked ? options.length : 1};
}
