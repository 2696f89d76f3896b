import type { Ref } from "react";
import { Icon } from "./icon";

export interface SummaryError {
  text: string;
  /** Id of the field it is about. */
  id?: string;
}

interface ErrorSummaryProps {
  message?: string;
  errors?: SummaryError[];
  ref?: Ref<HTMLDivElement>;
}

/** What stopped the save, on top of the form; each line leads to its field. */
export function ErrorSummary({ message, errors = [], ref }: ErrorSummaryProps) {
  return (
    <div className="errsum" role="alert" tabIndex={-1} ref={ref}>
      <Icon name="warn" />
      <div>
        <p>{message ?? "Not saved yet."}</p>
        {errors.length > 0 && (
          <ul>
            {errors.map((error) => (
              <li key={`${error.id} ${error.text}`}>
                {error.id ? <a href={`#${error.id}`}>{error.text}</a> : error.text}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
