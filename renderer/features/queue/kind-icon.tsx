import {
  Copy,
  EqualApproximately,
  type LucideIcon,
  Quote,
  Repeat2,
  SpellCheck,
  Stamp,
  WholeWord,
} from 'lucide-react';
import type { Kind } from '../../../shared/findings/finding.ts';
import { Icon } from '../../components/icon.tsx';

const drawings: Readonly<Record<Kind, LucideIcon>> = {
  duplicate: Copy,
  passage: Repeat2,
  boilerplate: Stamp,
  typo: SpellCheck,
  'real-word': WholeWord,
  variant: EqualApproximately,
  typography: Quote,
};

export function KindIcon({ kind, size = 15 }: { kind: Kind; size?: number }) {
  return <Icon of={drawings[kind]} size={size} />;
}
