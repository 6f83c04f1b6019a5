import { tagLooks } from '../../electron/backend/tag-looks.ts';
import { createEmitter } from '../../renderer/host/emitter.ts';
import { dispatch, type Handlers } from '../../shared/host/dispatch.ts';
import type { Host } from '../../shared/host/host.ts';
import { readKeyChanges } from '../../shared/host/keymap.ts';
import type { OwnWords, ProjectInfo, SavedFilter, Settings } from '../../shared/host/model.ts';
import type { Answer, Input, OperationName } from '../../shared/host/operations.ts';
import { type Result, StetError } from '../../shared/host/result.ts';
import { newTour } from '../../shared/host/user-model.ts';
import { inOneGo } from '../../shared/progress/portions.ts';
import { orderFindings } from '../../shared/scan/order-findings.ts';
import { defaultKeeper, defaultThreshold } from '../../shared/scan/scan-options.ts';
import { changeOwnWords, withoutOwnWords } from '../../shared/spelling/own-words.ts';
import { memoryReview } from './memory-corpus.ts';
import { listPlaces } from './memory-places.ts';
import type { Scene } from './scenes.ts';

const fieldQuestion = {
  token: 'records',
  name: 'wendle-archive.jsonl',
  text: null,
  id: 'nr',
  fields: [
    { name: 'nr', sample: '48213' },
    { name: 'kicker', sample: 'Town and country' },
    {
      name: 'body',
      sample: 'The harvest fair at Wendle will have one bread oven fewer this year…',
    },
    { name: 'teaser', sample: 'A crack in the bricks, and what bakers make of it' },
    { name: 'stamp', sample: '2031-08-21T06:00:00Z' },
  ],
};

/** A host whose program lives in the page: real review and views over made-up pages. */
export function createMemoryHost(options: {
  scene: Scene;
  size: number;
  /** Milliseconds before each answer. */
  latency: number;
  desktop: boolean;
}): Host {
  const { scene } = options;
  const emitter = createEmitter();
  const kind = options.desktop ? 'desktop' : 'browser';
  const { corpus, desk, clusters } = memoryReview({
    size: options.size,
    empty: scene === 'empty',
    append: async () => {
      if (scene === 'broken') {
        throw new StetError(
          'unwritable',
          'The disk is full, so the decision was not kept. Everything before it is safe.',
        );
      }
    },
    changed: () => emitter.emit('changed', { reason: 'decision' }),
  });
  let keptTags = {};
  const looks = tagLooks(
    {
      read: () => keptTags,
      write: async (tags) => {
        keptTags = tags;
      },
    },
    () => desk,
  );
  let settings: Settings = {
    theme: 'system',
    diffLayout: 'inline',
    afterTake: 'next',
    author: 'Ida Pell',
    keys: {},
    tour: newTour,
    recentCommands: [],
  };
  let state: ProjectInfo['state'] | null =
    scene === 'start' || scene === 'question'
      ? null
      : scene === 'failed' || scene === 'scanning' || scene === 'cancelled'
        ? scene
        : 'ready';
  let done = 0;
  let threshold = defaultThreshold;
  let keeper = defaultKeeper;
  let filters: readonly SavedFilter[] = [];
  let words: OwnWords = { project: [], all: [] };
  const texts = desk.findings().filter(({ kind }) => kind !== 'duplicate');

  const info = (): ProjectInfo | null =>
    state === null
      ? null
      : {
          name: 'Wendle archive',
          corpusPlace: '/home/ida/corpora/wendle',
          projectPlace: `/home/ida/corpora/wendle.stet.json?${scene}${options.size}`,
          state,
          failure:
            state === 'failed'
              ? 'The folder vanished while it was read: /home/ida/corpora/wendle. Decisions made before are kept.'
              : null,
          cancelled: state === 'cancelled',
          documents: corpus.documents.length,
          articles: corpus.articles.length,
          characters: corpus.documents.reduce((sum, document) => sum + document.text.length, 0),
          problems:
            options.size > 0
              ? []
              : [
                  {
                    document: 'wendle-post/1998/scan-044.txt',
                    reason: 'Not valid UTF-8; read as windows-1252.',
                  },
                  { document: 'wendle-post/1998/plates.zip', reason: 'Not a text file; left out.' },
                ],
          threshold,
          keeper,
          minConfidence: 0.5,
          notices: [],
          counts: desk.counts(),
          undo: desk.undoInfo(),
          position: null,
        };

  const ready = (): ProjectInfo => {
    const project = info();
    if (!project) throw new StetError('not-found', 'No project is open.');
    return project;
  };

  const tick = () => {
    if (state !== 'scanning') return;
    done = (done + 37) % 4000;
    emitter.emit('progress', {
      task: 'scan',
      stage: 'finding duplicates',
      done,
      total: 4000,
      stagesDone: 2,
      stages: 6,
    });
    window.setTimeout(tick, 100);
  };
  window.setTimeout(tick, 200);

  const clusterAnew = async () => {
    const others = withoutOwnWords(texts, [...words.project, ...words.all]);
    await desk.replaceFindings(
      orderFindings([...inOneGo(clusters.clusters(threshold, keeper)), ...others]),
    );
    emitter.emit('changed', { reason: 'scan' });
  };

  const setState = (next: ProjectInfo['state'] | null) => {
    state = next;
    emitter.emit('changed', { reason: 'project' });
    return null;
  };

  const handlers: Handlers = {
    'app.info': () => ({
      version: '0.1.0',
      host: kind,
      recent: [
        {
          token: 'recent-1',
          name: 'Wendle archive',
          place: '/home/ida/corpora',
          openedAt: new Date().toISOString(),
          missing: false,
        },
        {
          token: 'recent-2',
          name: 'courier-2030',
          place: '/home/ida/corpora/northbank',
          openedAt: '2031-08-02T10:00:00Z',
          missing: true,
        },
      ],
      project: info(),
      settings,
      notices: [],
    }),
    'settings.change': ({ theme, diffLayout, afterTake, author, keys, tour, recentCommands }) => {
      settings = {
        theme: theme ?? settings.theme,
        diffLayout: diffLayout ?? settings.diffLayout,
        afterTake: afterTake ?? settings.afterTake,
        author: author ?? settings.author,
        keys: keys ? readKeyChanges(keys).keys : settings.keys,
        tour: tour ?? settings.tour,
        recentCommands: recentCommands ?? settings.recentCommands,
      };
      return settings;
    },
    'place.choose': () => ({ token: 'chosen', name: 'wendle' }),
    'place.list': ({ token }) => listPlaces(token),
    'place.reveal': () => null,
    'project.open': ({ token, fields }) => {
      if (token === 'recent-2') {
        throw new StetError(
          'locked',
          '“courier-2030” is open in another window of Stet. Close it there first; nothing was changed.',
        );
      }
      if (token.includes('jsonl') && !fields) return { question: fieldQuestion };
      setState('ready');
      return ready();
    },
    'recent.forget': () => null,
    'project.openSample': () => {
      setState('ready');
      return ready();
    },
    'project.info': info,
    'project.close': () => setState(null),
    'project.setThreshold': async (wanted) => {
      threshold = wanted.threshold;
      await clusterAnew();
      return ready();
    },
    'project.setKeeper': async (wanted) => {
      keeper = wanted;
      await clusterAnew();
      return ready();
    },
    'clusters.preview': (wanted) => inOneGo(clusters.preview(wanted.threshold, keeper)),
    'scan.start': () => {
      setState('scanning');
      tick();
      return null;
    },
    'scan.cancel': () => setState('cancelled'),
    'queue.window': ({ filter, offset, limit }) => desk.queue(filter, offset, limit),
    'queue.ids': ({ filter, from, to }) => desk.ids(filter, from, to),
    'queue.keepPosition': () => null,
    'filters.list': () => filters,
    'filters.save': ({ name, filter, was }) => {
      filters = [
        ...filters.filter((kept) => kept.name !== name && kept.name !== was),
        { name, filter },
      ];
      return filters;
    },
    'filters.remove': ({ name }) => {
      filters = filters.filter((kept) => kept.name !== name);
      return filters;
    },
    'queue.locate': ({ filter, finding }) => desk.locate(filter, finding),
    'finding.get': ({ finding }) => desk.finding(finding),
    'finding.places': ({ finding, offset, limit, search }) =>
      desk.places(finding, offset, limit, search),
    'cluster.compare': ({ finding, right }) => desk.compare(finding, right),
    'decision.decide': ({ findings, verdict, replacement }) =>
      desk.decide(findings, verdict, replacement),
    'decision.preview': ({ findings }) => desk.preview(findings),
    'decision.veto': ({ finding, place, vetoed }) => desk.veto(finding, place, vetoed),
    'finding.contexts': ({ finding }) => desk.contexts(finding),
    'figures.get': async () => ({ ...(await desk.figures()), similarity: null }),
    'decision.promote': ({ finding, promoted }) => desk.promote(finding, promoted),
    'decision.note': ({ finding, text }) => desk.note(finding, text),
    'cluster.arrange': ({ finding, canonical, excluded }) =>
      desk.arrange(finding, canonical, excluded),
    'cluster.split': ({ finding, members }) => desk.split(finding, members),
    'cluster.join': ({ finding, other }) => desk.join(finding, other),
    'merge.take': ({ finding, right, hunk, take, text }) =>
      desk.take(finding, right, hunk, take, text),
    'merge.takeAll': ({ finding, right, take, exceptions }) =>
      desk.takeAll(finding, right, take, exceptions === 'overridden'),
    'merge.field': ({ finding, name, value }) => desk.takeField(finding, name, value),
    'merge.write': ({ finding, right, text }) => desk.write(finding, right, text),
    'ledger.undo': () => desk.undo(),
    'ledger.redo': () => desk.redo(),
    'ledger.retract': ({ entries }) => desk.retract(entries),
    'ledger.dependents': ({ entries }) => desk.dependents(entries),
    'ledger.together': ({ entry }) => desk.together(entry),
    'ledger.last': () => desk.last(),
    'ledger.history': ({ filter, offset, limit }) => desk.history(filter, offset, limit),
    'ledger.without': ({ entries, offset, limit }) => desk.without(entries, offset, limit),
    'ledger.withoutArticle': ({ entries, article }) => desk.withoutArticle(entries, article),
    'ledger.save': ({ file }) => ({ place: `/home/ida/${file}`, token: 'saved', entries: 0 }),
    'exchange.open': ({ token }) =>
      desk.openLedger({ name: token, entries: desk.entries(), problems: [] }),
    'exchange.get': () => desk.exchange(),
    'exchange.conflicts': ({ offset, limit }) => desk.conflicts(offset, limit),
    'exchange.settle': ({ conflicts, choice }) => desk.settleConflicts(conflicts, choice),
    'exchange.merge': ({ takeTheirs }) => desk.mergeLedger(takeTheirs),
    'exchange.import': () => desk.importLedger(),
    'exchange.close': () => desk.closeLedger(),
    'audit.get': ({ shown }) => desk.audit(shown),
    'audit.begin': ({ size, byKind }) => desk.beginAudit(size, byKind),
    'audit.answer': ({ finding, verdict }) => desk.answerAudit(finding, verdict),
    'audit.back': () => desk.stepBackInAudit(),
    'audit.end': () => desk.endAudit(),
    'audit.change': ({ audit, change }) => desk.changeByAudit(audit, change),
    'audit.abandon': () => desk.abandonAudit(),
    'articles.window': ({ filter, offset, limit }) => desk.articles(filter, offset, limit),
    'articles.get': ({ key }) => desk.article(key),
    'articles.similar': async ({ key, floor }) => (await clusters.similar(key, floor)) ?? [],
    'articles.join': ({ article, other }) => desk.joinArticles(article, other),
    'words.list': () => words,
    'words.change': async ({ add, remove, scope }) => {
      words = { ...words, [scope]: changeOwnWords(words[scope], add, remove) };
      await clusterAnew();
      return words;
    },
    'tags.list': () => looks.tags(),
    'tags.change': ({ articles, add, remove }) => desk.tag(articles, add, remove),
    'tags.suggest': ({ article }) => desk.suggestTags(article),
    'tags.retagPreview': ({ from, to }) => desk.retagPreview(from, to),
    'tags.retag': ({ from, to }) => desk.retag(from, to),
    'tags.colour': async ({ tag, colour }) => {
      await looks.colourTag(tag, colour);
      return null;
    },
    'tags.favourites': async ({ tags }) => {
      await looks.setFavouriteTags(tags);
      return null;
    },
    'tags.scopePreview': ({ scope, add, remove }) => desk.scopePreview(scope, add, remove),
    'tags.changeScope': ({ scope, add, remove }) => desk.changeScope(scope, add, remove),
    'export.suggest': ({ place, folder }) => ({
      place: place ? { token: place, name: 'chosen' } : { token: 'corpora', name: 'corpora' },
      folder,
    }),
    'export.run': ({ folder }) => ({
      place: `/home/ida/corpora/${folder ?? 'clean'}`,
      token: 'exported',
      files: 9,
      kept: 4,
      removed: 2,
      merged: 1,
      edits: 11,
      unapplied: 0,
      inRemoved: 2,
    }),
    'export.cancel': () => null,
  };

  if (scene === 'question')
    window.setTimeout(() => emitter.emit('opened', { token: 'archive.jsonl' }), 100);

  return {
    async call<Name extends OperationName>(name: Name, input: Input<Name>) {
      if (options.latency > 0) {
        await new Promise((resolve) => window.setTimeout(resolve, options.latency));
      }
      const result = await dispatch(handlers, name, input, (error) => console.error(error));
      return result as Result<Answer<Name>>;
    },
    on: emitter.on,
    capabilities: {
      host: kind,
      nativeDialogs: options.desktop,
      admitDropped: options.desktop ? async () => 'dropped' : null,
    },
  };
}
