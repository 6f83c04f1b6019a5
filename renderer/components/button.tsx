import './button.css';
import type { ComponentProps } from 'react';

interface ButtonProps extends ComponentProps<'button'> {
  variant?: 'normal' | 'primary' | 'plain';
  small?: boolean;
  /** Square, for a drawing alone; give it an `aria-label`. */
  icon?: boolean;
}

export function Button({ variant = 'normal', small, icon, className, ...rest }: ButtonProps) {
  const names = ['button'];
  if (variant !== 'normal') names.push(`button--${variant}`);
  if (small) names.push('button--small');
  if (icon) names.push('button--icon');
  if (className) names.push(className);
  return <button type="button" {...rest} className={names.join(' ')} />;
}
