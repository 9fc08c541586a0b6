// What a message holds beside text: pictures, players, files, places and contact cards.
import * as api from './api.js';
import {el, icon} from './dom.js';

const LINKS = /^https?:\/\//i;

/** Draws the content of a message, or null when it is text alone. */
export function contentOf(number, message) {
  const content = message.content;
  return content ? (DRAWN[content.kind]?.(number, message, content) ?? null) : null;
}

/** The text beside the content: a caption, or nothing where the content says it all. */
export const captionOf = message => message.revoked ? 'This message was taken back.'
  : message.content ? message.content.caption ?? '' : message.text;

/** The message that another one replies to, or null. */
export const quoteOf = message => message.quote
  ? el('blockquote', {class: 'quote', text: message.quote.text || 'A message', dir: 'auto'}) : null;

/** Reactions and whether the message was edited. */
export function marksOf(message) {
  const reactions = Object.entries(message.reactions ?? {});
  return [
    ...(message.edited ? [el('span', {class: 'muted edited', text: ' edited'})] : []),
    ...(reactions.length ? [el('span', {class: 'reactions', title: reactions.map(([who]) => who).join(', '),
      text: reactions.map(([, emoji]) => emoji).join(' ')})] : []),
  ];
}

const DRAWN = {
  image: picture,
  video: (number, message, content) => player('video', number, message, content),
  audio: (number, message, content) => player('audio', number, message, content),
  voiceNote: (number, message, content) => player('audio', number, message, content),
  document: file,
  location: place,
  contactCard: card,
  poll,
};

/** The small picture at once; the large one takes its place when it is there, and opens in a tab of its own. */
function picture(number, message, content) {
  const full = api.mediumUrl(number, message);
  const image = el('img', {alt: content.caption || content.name || 'Picture', loading: 'lazy',
    width: content.width || null, height: content.height || null,
    src: content.preview ? api.previewUrl(number, message) : full});
  const link = el('a', {class: 'picture', href: full, target: '_blank', rel: 'noopener'}, image);
  if (content.preview) {
    link.classList.add('blurred');
    const large = new Image();
    large.addEventListener('load', () => {
      image.src = full;
      link.classList.remove('blurred');
    });
    large.addEventListener('error', () => link.after(lost()));
    large.src = full;
  } else {
    image.addEventListener('error', () => link.replaceWith(file(number, message, content)));
  }
  return link;
}

function player(tag, number, message, content) {
  const media = el(tag, {controls: true, preload: tag === 'audio' || !content.preview ? 'metadata' : 'none',
    poster: tag === 'video' && content.preview ? api.previewUrl(number, message) : null,
    src: api.mediumUrl(number, message), 'aria-label': LABELS[content.kind]});
  const box = el('div', {class: `player ${content.kind}`},
    el('span', {class: 'kind'}, icon('', 'glyph', '0 0 16 16', ...GLYPHS[content.kind]), el('span', {text: titleOf(content)})), media);
  if (message.direction === 'in' && message.tick !== 'played') {
    // The author is told once that it was played.
    media.addEventListener('play', () => api.played(number, message).catch(() => {}), {once: true});
  }
  media.addEventListener('error', () => media.replaceWith(lost(), file(number, message, content)));
  return box;
}

function file(number, message, content) {
  const name = content.name || content.mimeType || 'File';
  return el('a', {class: 'file', href: api.mediumUrl(number, message), download: content.name || ''},
    icon('', 'glyph', '0 0 16 16', ...GLYPHS.document),
    el('span', {class: 'lines'}, el('strong', {text: name, dir: 'auto'}),
      el('span', {class: 'muted', text: [content.mimeType, size(content.size), 'download'].filter(Boolean).join(' · ')})));
}

function place(number, message, content) {
  const degrees = `${Math.abs(content.latitude).toFixed(5)}° ${content.latitude < 0 ? 'S' : 'N'}, `
    + `${Math.abs(content.longitude).toFixed(5)}° ${content.longitude < 0 ? 'W' : 'E'}`;
  const link = LINKS.test(content.url) ? el('a', {class: 'link', href: content.url, target: '_blank', rel: 'noopener noreferrer', text: content.url}) : null;
  return el('div', {class: 'place'}, icon('Place', 'glyph', '0 0 16 16', ...GLYPHS.location),
    el('span', {class: 'lines'}, content.name ? el('strong', {text: content.name, dir: 'auto'}) : null,
      el('span', {class: 'degrees', text: degrees}), link));
}

function card(number, message, content) {
  const numbers = [...content.vcard.matchAll(/^(?:item\d+\.)?TEL[^:\r\n]*:(.+)$/gim)].map(match => match[1].trim()).slice(0, 3);
  return el('details', {class: 'contact'},
    el('summary', {}, icon('Contact', 'glyph', '0 0 16 16', ...GLYPHS.contactCard),
      el('span', {class: 'lines'}, el('strong', {text: content.name || 'Contact', dir: 'auto'}),
        ...numbers.map(text => el('span', {class: 'muted', text})))),
    el('pre', {text: content.vcard}));
}

/** The question and its answers; whoever sees it may vote, one answer or several. */
function poll(number, message, content) {
  const several = content.selectable !== 1;
  const total = new Set(content.options.flatMap(option => option.voters)).size;
  const boxes = content.options.map(option => el('input', {type: several ? 'checkbox' : 'radio', name: `poll-${message.id}`,
    value: option.name, checked: option.voters.includes(number)}));
  const problem = el('p', {class: 'problem', role: 'alert'});
  boxes.forEach(box => box.addEventListener('change', () => {
    const chosen = boxes.filter(each => each.checked).map(each => each.value);
    api.vote(number, message, chosen).catch(refusal => {
      problem.textContent = refusal.message;
    });
  }));
  const voted = content.options.some(option => option.voters.includes(number));
  const withdraw = el('button', {type: 'button', class: 'link', text: 'Withdraw my vote'});
  withdraw.addEventListener('click', () => api.vote(number, message, []).catch(refusal => {
    problem.textContent = refusal.message;
  }));
  return el('fieldset', {class: 'poll'}, el('legend', {text: content.question, dir: 'auto'}),
    ...content.options.map((option, i) => el('label', {class: 'option'}, boxes[i], el('span', {text: option.name, dir: 'auto'}),
      el('span', {class: 'muted', title: option.voters.join(', '), text: option.votes}),
      el('meter', {min: 0, max: Math.max(1, total), value: option.votes, 'aria-hidden': 'true'}))),
    voted ? withdraw : null, problem);
}

const lost = () => el('p', {class: 'lost', text: 'It cannot be shown here.'});

const LABELS = {video: 'Film', audio: 'Sound', voiceNote: 'Voice note'};

const titleOf = content =>
  [content.kind === 'voiceNote' ? LABELS.voiceNote : content.name || LABELS[content.kind], content.seconds ? `${Math.floor(content.seconds / 60)}:${String(content.seconds % 60).padStart(2, '0')}` : '', size(content.size)]
    .filter(Boolean).join(' · ');

function size(bytes) {
  if (!bytes) {
    return '';
  }
  return bytes < 1024 ? `${bytes} B` : bytes < 1 << 20 ? `${(bytes / 1024).toFixed(0)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`;
}

const GLYPHS = {
  video: ['M2 4h8v8H2z', 'M10 7l4-2v6l-4-2z'],
  audio: ['M6 12V3l7-1.5V10', 'M6 12a2 1.6 0 1 1-4 0a2 1.6 0 1 1 4 0', 'M13 10a2 1.6 0 1 1-4 0a2 1.6 0 1 1 4 0'],
  voiceNote: ['M8 1.5a2 2 0 0 1 2 2v4a2 2 0 1 1-4 0v-4a2 2 0 0 1 2-2', 'M4 7.5a4 4 0 0 0 8 0', 'M8 11.5v3'],
  document: ['M4 1.5h5l3 3v10H4z', 'M9 1.5v3h3', 'M6 8h4', 'M6 11h4'],
  location: ['M8 14.5C4.5 10.5 3.5 8.5 3.5 6.5a4.5 4.5 0 1 1 9 0c0 2-1 4-4.5 8z', 'M9.5 6.5a1.5 1.5 0 1 1-3 0a1.5 1.5 0 1 1 3 0'],
  contactCard: ['M10.5 5.5a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0', 'M3 14c.5-3 2.5-4 5-4s4.500 1 5 4'],
};
