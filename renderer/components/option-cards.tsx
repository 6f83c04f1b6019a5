import './option-card.css';

interface OptionCardsProps<Value extends string> {
  name: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string; readonly hint: string }[];
  onChoose: (value: Value) => void;
}

/** One of a few that need a word of explanation each. */
export function OptionCards<Value extends string>(props: OptionCardsProps<Value>) {
  const { name, value: chosen, options, onChoose } = props;
  return (
    <div className="option-cards">
      {options.map(({ value, label, hint }) => (
        <label key={value} className="option-card">
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />
          <b>{label}</b>
          <small>{hint}</small>
        </label>
      ))}
    </div>
  );
}
