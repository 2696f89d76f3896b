import Link from "next/link";
import { useId } from "react";

interface SegmentLink {
  label: string;
  href: string;
  count?: number | string;
  current?: boolean;
}

/** Two to six views of one thing, each with an address. */
export function SegmentLinks({ label, items }: { label: string; items: SegmentLink[] }) {
  return (
    <nav className="seg" aria-label={label}>
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.current ? "true" : undefined}
          scroll={false}
        >
          {item.label} <SegmentCount count={item.count} />
        </Link>
      ))}
    </nav>
  );
}

interface SegmentRadiosProps {
  label: string;
  name: string;
  options: { value: string; label: string; count?: number | string }[];
  defaultValue?: string;
  value?: string;
  onChange?: (value: string) => void;
}

/** Two to six choices inside a form. */
export function SegmentRadios({ label, name, options, defaultValue, value, onChange }: SegmentRadiosProps) {
  const id = useId();
  return (
    <div className="seg" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} htmlFor={`${id}-${option.value}`}>
          <input
            className="sr"
            type="radio"
            id={`${id}-${option.value}`}
            name={name}
            value={option.value}
            {...(value === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value, onChange: () => onChange?.(option.value) })}
          />
          {option.label} <SegmentCount count={option.count} />
        </label>
      ))}
    </div>
  );
}

function SegmentCount({ count }: { count?: number | string }) {
  return count === undefined ? null : <span className="mute">{count}</span>;
}
