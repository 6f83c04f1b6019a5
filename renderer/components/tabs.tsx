import './tabs.css';
import { Tabs as Base } from '@base-ui/react/tabs';

interface TabsProps<Value extends string> {
  /** What the tabs are, for screen readers. */
  label: string;
  tabs: readonly { readonly value: Value; readonly label: string }[];
}

/** A row of tabs; stands in a `Tabs.Root` of Base UI beside its panels. */
export function TabList<Value extends string>({ label, tabs }: TabsProps<Value>) {
  return (
    <Base.List className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Base.Tab className="tabs__tab" value={tab.value} key={tab.value}>
          {tab.label}
        </Base.Tab>
      ))}
    </Base.List>
  );
}
