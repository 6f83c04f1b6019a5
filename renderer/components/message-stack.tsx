import './message-stack.css';
import { CircleAlert, Info, X } from 'lucide-react';
import { dismissMessage, messages } from '../state/messages.ts';
import { useStore } from '../state/store.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** Sentences for the editor, newest last; errors stay until they are put away. */
export function MessageStack() {
  const shown = useStore(messages, (value) => value);
  if (shown.length === 0) return null;
  return (
    <section className="messages" aria-label="Messages">
      {shown.map(({ id, tone, text }) => (
        <div
          key={id}
          className={`message message--${tone}`}
          role={tone === 'error' ? 'alert' : 'status'}
        >
          <Icon of={tone === 'error' ? CircleAlert : Info} />
          <p className="message__text">{text}</p>
          <Button
            variant="plain"
            small
            icon
            aria-label="Dismiss the message"
            onClick={() => dismissMessage(id)}
          >
            <Icon of={X} size={14} />
          </Button>
        </div>
      ))}
    </section>
  );
}
