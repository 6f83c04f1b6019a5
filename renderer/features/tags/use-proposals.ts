import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { TagProposals } from '../../../shared/host/tag-model.ts';
import { useApp } from '../../state/app.ts';
import { proposalsQuery } from '../../state/queries.ts';

/** Milliseconds for which an article has to be shown until tags are suggested: who goes through findings quickly does not read them. */
const untilAsked = 120;

/** The tags suggested for an article; undefined until they are known, and without an article. */
export function useProposals(article: string | null): TagProposals | undefined {
  const app = useApp();
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(article), untilAsked);
    return () => window.clearTimeout(timer);
  }, [article]);
  const enabled = article !== null && settled === article;
  return useQuery({ ...proposalsQuery(app, article ?? ''), enabled }).data;
}
