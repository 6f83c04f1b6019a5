import './dialog.css';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

const flushBody = { className: 'dialog__body dialog__body--flush' };
/** What scrolls must be reachable by keyboard, also where nothing in it is. */
const scrollingBody = { className: 'dialog__body', tabIndex: 0 };

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** `steady` is wide and of the same height whatever it shows, for pages behind tabs. */
  shape?: 'normal' | 'wide' | 'steady' | 'full' | 'side';
  /** What goes into the body without padding and scrolls by itself. */
  flush?: boolean;
  footer?: ReactNode;
  initialFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

interface DialogPartProps {
  footer: ReactNode;
  /** Makes it a form, of which the main button of the footer is the submit button. */
  onSubmit?: () => void;
  children: ReactNode;
}

/** For a flush dialog whose contents bring their own line of buttons: what scrolls, and that line below it. */
export function DialogPart({ footer, onSubmit, children }: DialogPartProps) {
  const parts = (
    <>
      <div {...scrollingBody}>{children}</div>
      <footer className="dialog__foot">{footer}</footer>
    </>
  );
  if (!onSubmit) return <div className="dialog__part">{parts}</div>;
  return (
    <form
      className="dialog__part"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {parts}
    </form>
  );
}

/** What had the focus when a dialog opened, and the dialog that held it then, if one did. */
interface Origin {
  readonly element: Element | null;
  readonly dialog: Element | null;
}

const origins = new WeakMap<Element, Origin>();
const dialogOf = (element: Element | null) => element?.closest('[role="dialog"]') ?? null;
const isGone = (dialog: Element) => !dialog.isConnected || dialog.hasAttribute('data-closed');

function originNow(): Origin {
  const element = document.activeElement;
  return { element, dialog: dialogOf(element) };
}

/**
 * Where the focus goes when a dialog closes: to what had it when it opened, or nowhere. Without this it would fall back
 * to what had it some time before, such as the search field, and the next key would be typed there. A dialog that took
 * another's place has the focus already and keeps it; and where it came from a dialog that is fading or gone, it goes to
 * where that one got it from.
 */
function focusAfter(popup: Element | null, from: Origin): HTMLElement | false {
  const taken = dialogOf(document.activeElement);
  if (taken && taken !== popup && !isGone(taken)) return false;
  let origin: Origin | undefined = from;
  while (origin?.dialog && isGone(origin.dialog)) origin = origins.get(origin.dialog);
  const element = origin?.element;
  const there = element instanceof HTMLElement && element !== document.body && element.isConnected;
  return there ? element : false;
}

/** A window over the window: keeps the focus, closes with Escape and gives the focus back. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, shape = 'normal', flush, footer, children } = props;
  const popup = useRef<HTMLDivElement>(null);
  const origin = useRef<Origin>({ element: null, dialog: null });
  const wasOpen = useRef(false);
  const used = useRef(false);
  if (open && !wasOpen.current) origin.current = originNow();
  wasOpen.current = open;
  used.current ||= open;
  useEffect(() => {
    if (open && popup.current) origins.set(popup.current, origin.current);
  }, [open]);
  // Most of them are never opened, and would be drawn with every verdict.
  if (!used.current) return null;
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="dialog__backdrop" />
        <Base.Popup
          className={shape === 'normal' ? 'dialog' : `dialog dialog--${shape}`}
          ref={popup}
          initialFocus={props.initialFocus ?? popup}
          finalFocus={() => focusAfter(popup.current, origin.current)}
        >
          <header className="dialog__head">
            <div>
              <Base.Title className="dialog__title">{title}</Base.Title>
              {description ? (
                <Base.Description className="dialog__description">{description}</Base.Description>
              ) : null}
            </div>
            <Base.Close
              className="dialog__close"
              render={
                <Button variant="plain" icon aria-label="Close">
                  <Icon of={X} />
                </Button>
              }
            />
          </header>
          <div {...(flush ? flushBody : scrollingBody)}>{children}</div>
          {footer ? <footer className="dialog__foot">{footer}</footer> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
