import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Handlers } from '../../shared/host/dispatch.ts';
import type { OwnWords } from '../../shared/host/model.ts';
import { StetError } from '../../shared/host/result.ts';
import { changeOwnWords } from '../../shared/spelling/own-words.ts';
import type { BackendOptions } from './contract.ts';
import { systemCode } from './disk-error.ts';
import { writeDecisions } from './export/decisions-file.ts';
import { freeName } from './export/free-name.ts';
import { patient } from './patient.ts';
import type { Places } from './places.ts';
import { readLedgerFile } from './project/ledger-file.ts';
import { inspectFields } from './reader/inspect-fields.ts';
import type { UserSettings } from './user-settings.ts';
import type { Workspace } from './workspace.ts';

/** Carries out each operation of the table with the parts of the program. */
export function createHandlers(parts: {
  readonly version: string;
  readonly samples: string;
  readonly desktop: BackendOptions['desktop'];
  readonly settings: UserSettings;
  readonly places: Places;
  readonly workspace: Workspace;
}): Handlers {
  const { desktop, settings, places, workspace } = parts;
  const session = () => workspace.session();
  const review = () => workspace.session().review();

  return patient(
    {
      'app.info': async () => ({
        version: parts.version,
        host: desktop ? 'desktop' : 'browser',
        recent: await Promise.all(
          settings.recent().map(async ({ file, name, openedAt }) => ({
            token: places.admit(file),
            name,
            place: path.dirname(file),
            openedAt,
            missing: await isMissing(file),
          })),
        ),
        project: workspace.current()?.info() ?? null,
        settings: settings.settings(),
        notices: settings.notices(),
      }),
      'settings.change': (change) =>
        settings.change({
          ...(change.theme === undefined ? {} : { theme: change.theme }),
          ...(change.diffLayout === undefined ? {} : { diffLayout: change.diffLayout }),
          ...(change.afterTake === undefined ? {} : { afterTake: change.afterTake }),
          ...(change.author === undefined ? {} : { author: change.author }),
          ...(change.keys === undefined ? {} : { keys: change.keys }),
          ...(change.tour === undefined ? {} : { tour: change.tour }),
          ...(change.recentCommands === undefined ? {} : { recentCommands: change.recentCommands }),
        }),

      'place.choose': async ({ what }) => {
        if (!desktop) {
          throw new StetError('not-allowed', 'This host shows no dialogs; choose from the list.');
        }
        const chosen =
          what === 'export-folder'
            ? await desktop.chooseSave(what, `${workspace.current()?.name ?? 'corpus'}-clean`)
            : await desktop.chooseOpen(what);
        return chosen === null
          ? null
          : { token: places.admit(chosen), name: path.basename(chosen) };
      },
      'place.list': ({ token }) => places.list(token),
      'place.reveal': ({ token }) => {
        if (!desktop) throw new StetError('not-allowed', 'This host cannot show folders.');
        desktop.revealFile(places.resolve(token));
        return null;
      },

      'project.open': async ({ token, fields }) => {
        const file = places.resolve(token);
        if (!fields && !(await workspace.knows(file))) {
          const question = await inspectFields(file);
          if (question) return { question: { token, ...question } };
        }
        return workspace.open(file, fields ?? null);
      },
      'recent.forget': async ({ token }) => {
        await settings.forget(places.resolve(token));
        return null;
      },
      'project.openSample': () => workspace.openSample(path.join(parts.samples, 'harbour')),
      'project.info': () => workspace.current()?.info() ?? null,
      'project.close': async () => {
        await workspace.close();
        return null;
      },
      'project.setThreshold': ({ threshold }) => session().setThreshold(threshold),
      'project.setKeeper': (keeper) => session().setKeeper(keeper),
      'clusters.preview': ({ threshold }) => session().preview(threshold),
      'scan.start': () => {
        session().startScan();
        return null;
      },
      'scan.cancel': () => {
        session().cancelScan();
        return null;
      },

      'queue.window': ({ filter, offset, limit }) => review().queue(filter, offset, limit),
      'queue.ids': ({ filter, from, to }) => review().ids(filter, from, to),
      'queue.keepPosition': (position) => {
        session().keepPosition(position);
        return null;
      },
      'filters.list': () => session().filters(),
      'filters.save': ({ name, filter, was }) => session().saveFilter({ name, filter }, was),
      'filters.remove': ({ name }) => session().removeFilter(name),
      'queue.locate': ({ filter, finding }) => review().locate(filter, finding),
      'finding.get': ({ finding }) => review().finding(finding),
      'finding.places': ({ finding, offset, limit, search }) =>
        review().places(finding, offset, limit, search),
      'finding.contexts': ({ finding }) => review().contexts(finding),
      'figures.get': () => session().figures(),
      'cluster.compare': ({ finding, right }) => review().compare(finding, right),

      'decision.decide': ({ findings, verdict, replacement }) =>
        review().decide(findings, verdict, replacement),
      'decision.preview': ({ findings }) => review().preview(findings),
      'decision.veto': ({ finding, place, vetoed }) => review().veto(finding, place, vetoed),
      'decision.promote': ({ finding, promoted }) => review().promote(finding, promoted),
      'decision.note': ({ finding, text }) => review().note(finding, text),
      'cluster.arrange': ({ finding, canonical, excluded }) =>
        review().arrange(finding, canonical, excluded),
      'cluster.split': ({ finding, members }) => review().split(finding, members),
      'cluster.join': ({ finding, other }) => review().join(finding, other),
      'merge.take': ({ finding, right, hunk, take, text }) =>
        review().take(finding, right, hunk, take, text),
      'merge.takeAll': ({ finding, right, take, exceptions }) =>
        review().takeAll(finding, right, take, exceptions === 'overridden'),
      'merge.field': ({ finding, name, value }) => review().takeField(finding, name, value),
      'merge.write': ({ finding, right, text }) => review().write(finding, right, text),

      'ledger.undo': () => review().undo(),
      'ledger.redo': () => review().redo(),
      'ledger.retract': ({ entries }) => review().retract(entries),
      'ledger.dependents': ({ entries }) => review().dependents(entries),
      'ledger.together': ({ entry }) => review().together(entry),
      'ledger.last': () => review().last(),
      'ledger.history': ({ filter, offset, limit }) => review().history(filter, offset, limit),
      'ledger.without': ({ entries, offset, limit }) => review().without(entries, offset, limit),
      'ledger.withoutArticle': ({ entries, article }) => review().withoutArticle(entries, article),
      'ledger.save': async ({ place, file }) => {
        const folder = places.resolve(place);
        const entries = review().entries();
        await writeDecisions(path.join(folder, file), entries, parts.version);
        const target = path.join(folder, file);
        return { place: target, token: places.admit(target), entries: entries.length };
      },
      'exchange.open': async ({ token }) => {
        const file = places.resolve(token);
        const read = await readLedgerFile(file);
        return review().openLedger({ name: path.basename(file), ...read });
      },
      'exchange.get': () => review().exchange(),
      'exchange.conflicts': ({ offset, limit }) => review().conflicts(offset, limit),
      'exchange.settle': ({ conflicts, choice }) => review().settleConflicts(conflicts, choice),
      'exchange.merge': ({ takeTheirs }) => review().mergeLedger(takeTheirs),
      'exchange.import': () => review().importLedger(),
      'exchange.close': () => review().closeLedger(),
      'audit.get': ({ shown }) => review().audit(shown),
      'audit.begin': ({ size, byKind }) => review().beginAudit(size, byKind),
      'audit.answer': ({ finding, verdict }) => review().answerAudit(finding, verdict),
      'audit.back': () => review().stepBackInAudit(),
      'audit.end': () => review().endAudit(),
      'audit.change': ({ audit, change }) => review().changeByAudit(audit, change),
      'audit.abandon': () => review().abandonAudit(),

      'articles.window': ({ filter, offset, limit }) => review().articles(filter, offset, limit),
      'articles.get': ({ key }) => review().article(key),
      'articles.similar': ({ key, floor }) => session().similar(key, floor),
      'articles.join': ({ article, other }) => review().joinArticles(article, other),
      'words.list': () => ownWords(),
      'words.change': async ({ add, remove, scope }) => {
        if (scope === 'project') await session().changeOwnWords(add, remove);
        else {
          await settings.setOwnWords(changeOwnWords(settings.ownWords(), add, remove));
          await workspace.current()?.applyOwnWords();
        }
        return ownWords();
      },
      'tags.list': () => session().tags(),
      'tags.change': ({ articles, add, remove }) => review().tag(articles, add, remove),
      'tags.suggest': ({ article }) => review().suggestTags(article),
      'tags.retagPreview': ({ from, to }) => review().retagPreview(from, to),
      'tags.retag': ({ from, to }) => review().retag(from, to),
      'tags.colour': async ({ tag, colour }) => {
        await session().colourTag(tag, colour);
        return null;
      },
      'tags.favourites': async ({ tags }) => {
        await session().setFavouriteTags(tags);
        return null;
      },
      'tags.scopePreview': ({ scope, add, remove }) => review().scopePreview(scope, add, remove),
      'tags.changeScope': ({ scope, add, remove }) => review().changeScope(scope, add, remove),

      'export.suggest': async ({ place, folder }) => {
        const base = place === null ? workspace.besideCorpus() : places.resolve(place);
        if (base === null) return { place: null, folder };
        return {
          place: { token: places.admit(base), name: path.basename(base) || base },
          folder: await freeName(base, folder),
        };
      },
      'export.run': async ({ place, folder, format }) => {
        const base = place === null ? await chooseExport() : places.resolve(place);
        const target = folder === null ? base : path.join(base, folder);
        const done = await session().export(target, format);
        return { ...done, place: target, token: places.admit(target) };
      },
      'export.cancel': () => {
        session().cancelExport();
        return null;
      },
    },
    workspace,
  );

  function ownWords(): OwnWords {
    return { project: workspace.current()?.ownWords() ?? [], all: settings.ownWords() };
  }

  async function chooseExport(): Promise<string> {
    const chosen = await desktop?.chooseSave('export-folder', `${session().name}-clean`);
    if (!chosen) throw new StetError('cancelled', 'No folder was chosen; nothing was exported.');
    return chosen;
  }
}

/** True where a file is gone; one that merely cannot be reached counts as there. */
function isMissing(file: string): Promise<boolean> {
  return access(file).then(
    () => false,
    (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? ''),
  );
}
