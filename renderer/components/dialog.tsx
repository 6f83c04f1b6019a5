import './dialog.css';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
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

/** What had the focus when a dialog opened, by the dialog's element. */
const origins = new WeakMap<Element, Element | null>();
const isGone = (dialog: Element) => !dialog.isConnected || dialog.hasAttribute('data-closed');

/**
 * What had the focus when the dialog opened; where that stood in a dialog that is fading or gone, what had it when that
 * one opened. Null is nowhere: not what had it some time before, such as the search field, for the next key would be
 * typed there.
 */
function originOf(dialog: Element): HTMLElement | null {
  let element = origins.get(dialog) ?? null;
  for (;;) {
    const around = element?.closest('[role="dialog"]');
    if (!around || !isGone(around)) break;
    element = origins.get(around) ?? null;
  }
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  return element.isConnected ? element : null;
}

/** Gives the focus back; where another dialog or a field has it already, it stays there. */
function giveBack(dialog: Element): void {
  const active = document.activeElement;
  if (active instanceof HTMLElement && active !== document.body && !dialog.contains(active)) return;
  const origin = originOf(dialog);
  if (origin) origin.focus({ preventScroll: true });
  else if (active instanceof HTMLElement) active.blur();
}

/**
 * Keeps the focus in the dialog where what had it goes, as a button does that is pressed once. The dialog's library does
 * so as well, and again a frame later, when the focus may be on the next button; it leaves both where this was sooner.
 */
function keepInside(dialog: HTMLElement): () => void {
  const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null) return;
    queueMicrotask(() => {
      const gone = target instanceof Element && !target.checkVisibility();
      if (gone && document.activeElement === document.body) dialog.focus({ preventScroll: true });
    });
  };
  dialog.addEventListener('focusout', onFocusOut, true);
  return () => dialog.removeEventListener('focusout', onFocusOut, true);
}

interface FocusKeeperProps {
  open: boolean;
  popup: RefObject<HTMLElement | null>;
  first: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/**
 * Moves the focus into the dialog as it opens and back as it closes, not frames later: the next key may be a letter
 * that belongs into its field, or into the one that it was opened from.
 */
function FocusKeeper({ open, popup, first, children }: FocusKeeperProps) {
  const wanted = useRef(first);
  wanted.current = first;
  const keeping = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const element = popup.current;
    if (open && element) {
      keeping.current = element;
      origins.set(element, document.activeElement);
      wanted.current.current?.focus();
      if (!element.contains(document.activeElement)) element.focus({ preventScroll: true });
    } else if (keeping.current) {
      giveBack(keeping.current);
      keeping.current = null;
    }
  }, [open, popup]);
  useLayoutEffect(() => {
    if (open && popup.current) return keepInside(popup.current);
  }, [open, popup]);
  // Not where it is only closed: what React finds to have the focus then, it leaves with it.
  useLayoutEffect(
    () => () => {
      if (keeping.current) giveBack(keeping.current);
    },
    [],
  );
  return children;
}

/** How often it was opened: what is in it begins anew each time, also where it was still fading. */
function useOpenings(open: boolean): number {
  const [openings, setOpenings] = useState(0);
  const [before, setBefore] = useState(false);
  if (open !== before) {
    setBefore(open);
    if (open) setOpenings(openings + 1);
  }
  return openings;
}

/** A window over the window: keeps the focus, closes with Escape and gives the focus back. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, shape = 'normal', flush, footer, children } = props;
  const popup = useRef<HTMLDivElement>(null);
  const first = props.initialFocus ?? popup;
  const openings = useOpenings(open);
  // Most of them are never opened, and would be drawn with every verdict.
  if (openings === 0) return null;
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="dialog__backdrop" />
        <FocusKeeper open={open} popup={popup} first={first}>
          <Base.Popup
            className={shape === 'normal' ? 'dialog' : `dialog dialog--${shape}`}
            ref={popup}
            // The keeper does both; this would do it a frame later, when the focus may be elsewhere in the dialog.
            initialFocus={false}
            finalFocus={false}
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
            <div key={openings} {...(flush ? flushBody : scrollingBody)}>
              {children}
            </div>
            {footer ? <footer className="dialog__foot">{footer}</footer> : null}
          </Base.Popup>
        </FocusKeeper>
      </Base.Portal>
    </Base.Root>
  );
}
