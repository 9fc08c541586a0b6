// The devices that are linked to a phone: a list to unlink them, and a form that takes a QR code's text or a pairing code.
import * as api from './api.js';
import {byId, el, setText} from './dom.js';

const REFRESH = 2000;
const QR = /,|https:/;

export class Devices {
  #number;
  #timer = 0;

  constructor(number) {
    this.#number = number;
    const window = byId('devices-dialog');
    byId('devices').addEventListener('click', () => this.#open(window));
    byId('devices-close').addEventListener('click', () => window.close());
    window.addEventListener('close', () => clearInterval(this.#timer));
    byId('link-form').addEventListener('submit', event => this.#link(event));
    this.refresh();
  }

  /** Shows what is linked now, and how many in the bar. */
  async refresh() {
    try {
      const devices = await api.devices(this.#number);
      setText(byId('devices'), devices.length > 0 ? `Devices ${devices.length}` : 'Devices');
      this.#show(devices);
    } catch (problem) {
      setText(this.#problem(), problem.message);
    }
  }

  #open(window) {
    setText(this.#problem(), '');
    byId('link-form').reset();
    this.refresh();
    this.#timer = setInterval(() => this.refresh(), REFRESH);
    window.showModal();
  }

  #show(devices) {
    const list = byId('device-entries');
    const state = JSON.stringify(devices);
    if (list.dataset.state !== state) {
      list.dataset.state = state;
      list.replaceChildren(...devices.map(device => this.#entry(device)));
      byId('no-devices').hidden = devices.length > 0;
    }
  }

  #entry(device) {
    const unlink = el('button', {type: 'button', class: 'quiet', text: 'Unlink', 'aria-label': `Unlink ${device.name}`});
    unlink.addEventListener('click', () => this.#unlink(device, unlink));
    const since = new Date(device.linkedAt).toLocaleString([], {dateStyle: 'medium', timeStyle: 'short'});
    return el('li', {class: 'entry'},
      el('span', {class: `avatar hue-${device.id % 8}`, 'aria-hidden': 'true', text: device.id}),
      el('span', {class: 'lines'},
        el('strong', {text: device.name || 'A device without a name', dir: 'auto'}),
        el('span', {class: `state ${device.connected ? 'online' : 'offline'}`, text: device.connected ? 'connected' : 'not connected'}),
        el('span', {class: 'muted', text: `${device.platform.toLowerCase()} · linked ${since}`})),
      unlink);
  }

  async #unlink(device, button) {
    button.disabled = true;
    try {
      await api.unlink(this.#number, device.id);
    } catch (problem) {
      setText(this.#problem(), problem.message);
    }
    this.refresh();
  }

  async #link(event) {
    event.preventDefault();
    const form = event.target;
    const text = form.elements.code.value.trim();
    const button = form.querySelector('[type=submit]');
    setText(this.#problem(), '');
    setText(byId('link-status'), 'Linking…');
    button.disabled = true;
    try {
      await api.link(this.#number, QR.test(text) ? {qr: text} : {code: text});
      form.reset();
      setText(byId('link-status'), 'Linked.');
    } catch (problem) {
      setText(byId('link-status'), '');
      setText(this.#problem(), problem.message);
    }
    button.disabled = false;
    this.refresh();
  }

  #problem() {
    return byId('link-form').querySelector('.problem');
  }
}
