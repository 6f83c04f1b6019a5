import './connection-banner.css';
import { Unplug } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { connection } from '../../host/connection.ts';
import { retryNow } from '../../host/http-host.ts';
import { useStore } from '../../state/store.ts';

/** Says that the program behind the page is gone, and when it is tried again. */
export function ConnectionBanner() {
  const state = useStore(connection, (value) => value);
  if (state.state === 'connected') return null;
  return (
    <div className="banner" role="alert">
      <Icon of={Unplug} />
      {state.state === 'refused' ? (
        <span>
          Stet was started anew, or this page was not opened with the address that it printed. Open
          the address that it prints now; everything shown as saved is on the disk.
        </span>
      ) : (
        <>
          <span>
            Stet’s program does not answer. Everything shown as saved is on the disk.{' '}
            <Countdown to={state.retryAt} />
          </span>
          <Button small onClick={() => retryNow.current()}>
            Try now
          </Button>
        </>
      )}
    </div>
  );
}

function Countdown({ to }: { to: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((to - now) / 1000));
  return <span aria-hidden="true">{seconds > 0 ? `Next try in ${seconds} s.` : 'Trying…'}</span>;
}
