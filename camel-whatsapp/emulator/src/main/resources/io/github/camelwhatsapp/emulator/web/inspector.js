// The inspector: the stanzas that pass, and what is to go wrong at the servers.
import * as api from './api.js';
import {byId, el, setText} from './dom.js';
import {Faults} from './faults.js';
import {nodeOf, summaryOf} from './nodes.js';

const SHOWN = 500;
const ARROWS = {toServer: ['→', 'to the server'], toClient: ['←', 'to the client']};

export function showInspector() {
  new Inspector().start();
  new Faults().start();
}

class Inspector {
  #list = byId('stanzas');
  #form = byId('stanza-filter');
  #end = () => {};
  #held = [];

  start() {
    const query = new URLSearchParams(location.search);
    for (const name of ['account', 'service', 'tag', 'direction']) {
      this.#form.elements[name].value = query.get(name) ?? '';
    }
    this.#form.addEventListener('submit', event => event.preventDefault());
    this.#form.addEventListener('change', () => this.#follow());
    byId('stanza-pause').addEventListener('click', () => this.#pause());
    byId('stanza-clear').addEventListener('click', () => {
      this.#list.replaceChildren();
      this.#count();
    });
    this.#follow();
  }

  #follow() {
    this.#end();
    const filter = Object.fromEntries(new FormData(this.#form));
    history.replaceState(null, '', `?${new URLSearchParams(Object.entries(filter).filter(([name, value]) => value && name !== 'contents'))}`);
    this.#end = api.followStanzas(filter, {
      snapshot: stanzas => {
        setText(byId('stanza-problem'), '');
        this.#held = [];
        this.#list.replaceChildren(...stanzas.map(row).reverse());
        this.#count();
      },
      stanza: stanza => this.#passed(stanza),
    }, () => setText(byId('stanza-problem'), 'The emulator does not answer. This page tries again.'));
  }

  #passed(stanza) {
    if (this.#isPaused()) {
      this.#held = [...this.#held, stanza].slice(-SHOWN);
      this.#count();
      return;
    }
    this.#list.prepend(row(stanza));
    while (this.#list.children.length > SHOWN) {
      this.#list.lastChild.remove();
    }
    this.#count();
  }

  #isPaused() {
    return byId('stanza-pause').getAttribute('aria-pressed') === 'true';
  }

  #pause() {
    const paused = !this.#isPaused();
    byId('stanza-pause').setAttribute('aria-pressed', String(paused));
    setText(byId('stanza-pause'), paused ? 'Go on' : 'Pause');
    if (!paused) {
      const held = this.#held;
      this.#held = [];
      held.forEach(stanza => this.#passed(stanza));
    }
  }

  #count() {
    const shown = this.#list.children.length;
    byId('no-stanzas').hidden = shown > 0;
    setText(byId('stanza-count'), this.#held.length ? `${shown} shown, ${this.#held.length} held back` : `${shown} shown`);
  }
}

/** A stanza: one line, which opens to the whole node. Its data are fetched only when somebody asks for them. */
function row(stanza) {
  const [arrow, words] = ARROWS[stanza.direction];
  const whole = el('div', {class: 'whole'});
  const show = el('button', {type: 'button', class: 'quiet', text: 'Show contents'});
  const item = el('details', {class: `stanza ${stanza.direction} ${stanza.service}`},
    el('summary', {},
      el('time', {datetime: stanza.at, text: new Date(stanza.at).toISOString().slice(11, 23)}),
      el('span', {class: 'service', text: stanza.service}),
      el('span', {class: 'arrow', role: 'img', 'aria-label': words, title: words, text: arrow}),
      el('span', {class: 'account', text: stanza.account || `connection ${stanza.connection}`}),
      el('code', {class: 'brief'}, ...summaryOf(stanza.node))), whole);
  show.addEventListener('click', async () => {
    try {
      const full = await api.stanza(stanza.service, stanza.place);
      whole.replaceChildren(nodeOf(full.node));
    } catch (problem) {
      show.replaceWith(el('p', {class: 'problem', role: 'alert', text: problem.message}));
    }
  });
  item.addEventListener('toggle', () => {
    if (item.open && !whole.hasChildNodes()) {
      whole.append(nodeOf(stanza.node), ...(hides(stanza.node) ? [show] : []));
    }
  });
  return item;
}

const hides = node => (node.bytes > 0 && node.text === undefined && node.hex === undefined) || (node.children ?? []).some(hides);
