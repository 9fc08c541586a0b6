// The entry: the address decides whether the desk with all phones is shown, or one phone.
import {clone} from './dom.js';
import {showDesk} from './desk.js';
import {showPhone} from './phone.js';

const number = /^\/phones\/([^/]+)$/.exec(location.pathname)?.[1];

if (number) {
  clone('phone-view');
  showPhone(decodeURIComponent(number));
} else {
  clone('desk-view');
  showDesk();
}
