import type { Finding } from '../../../shared/findings/finding.ts';
import type { FindingView, PlaceContexts, PlaceView, Window } from '../../../shared/host/model.ts';
import type { Answer, QueueFilter } from '../../../shared/host/operations.ts';
import { findingView } from '../../../shared/host/views/findings.ts';
import { placeContexts } from '../../../shared/host/views/place-contexts.ts';
import { placeView, searchPlaces } from '../../../shared/host/views/places.ts';
import { filterFindings, queueWindow } from '../../../shared/host/views/queue.ts';
import type { Desk } from './desk.ts';

/** What the page is shown of the findings: the queue, one finding, its places. */
export function findingAnswers(desk: Desk) {
  const { corpus } = desk;
  const lists = desk.untilChanged(() => ({ key: '', list: [] as Finding[] }));

  function filter(wanted: QueueFilter): Finding[] {
    const kept = lists();
    const key = JSON.stringify(wanted);
    if (kept.key !== key) {
      kept.key = key;
      kept.list = filterFindings(desk.findings(), wanted, desk.reader());
    }
    return kept.list;
  }

  return {
    queue(wanted: QueueFilter, offset: number, limit: number): Answer<'queue.window'> {
      return queueWindow(desk.findings(), filter(wanted), wanted, desk.reader(), offset, limit);
    },
    locate(wanted: QueueFilter, id: string): number | null {
      const at = filter(wanted).findIndex((finding) => finding.id === id);
      return at < 0 ? null : at;
    },
    finding: (id: string): FindingView => findingView(corpus, desk.findingOf(id), desk.reader()),
    places(id: string, offset: number, limit: number, search: string): Window<PlaceView> {
      const finding = desk.textFindingOf(id);
      const places = searchPlaces(corpus, finding, search);
      return {
        total: places.length,
        offset,
        items: places
          .slice(offset, offset + limit)
          .map((place) => placeView(corpus, finding, place, desk.reader())),
      };
    },
    contexts: (id: string): PlaceContexts => placeContexts(corpus, desk.textFindingOf(id)),
  };
}
