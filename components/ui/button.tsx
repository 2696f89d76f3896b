import Link from "next/link";
import { type ComponentProps, type ReactNode, useId } from "react";
import { Icon, type IconName } from "./icon";

export interface ButtonLook {
  /** `main` once a view; `bare` for what is seldom wanted. */
  variant?: "main" | "bare";
  size?: "s";
  icon?: IconName;
  /** Shows the icon alone; the children become its name. */
  iconOnly?: boolean;
}

function buttonClass({ variant, size, iconOnly }: ButtonLook, extra?: string): string {
  return ["btn", variant && `btn-${variant}`, size && `btn-${size}`, iconOnly && "btn-icon", extra]
    .filter(Boolean)
    .join(" ");
}

export function ButtonFace({ icon, iconOnly, children }: ButtonLook & { children: ReactNode }) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {iconOnly ? <span className="sr">{children}</span> : children}
    </>
  );
}

interface ButtonProps extends ButtonLook, ComponentProps<"button"> {
  /** Why it cannot be pressed now. Said beside the button, which stays focusable. */
  unavailable?: string;
}

export function Button({
  variant,
  size,
  icon,
  iconOnly,
  unavailable,
  className,
  children,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const look = { variant, size, icon, iconOnly };
  const face = <ButtonFace {...look}>{children}</ButtonFace>;
  if (!unavailable) {
    return (
      <button type="button" {...rest} className={buttonClass(look, className)}>
        {face}
      </button>
    );
  }
  return (
    <span className="act">
      <button
        type="button"
        className={buttonClass(look, className)}
        aria-disabled="true"
        aria-describedby={reasonId}
      >
        {face}
      </button>
      <span className="hint" id={reasonId}>
        {unavailable}
      </span>
    </span>
  );
}

type LinkButtonProps = ButtonLook & ComponentProps<typeof Link>;

export function LinkButton({ variant, size, icon, iconOnly, className, children, ...rest }: LinkButtonProps) {
  const look = { variant, size, icon, iconOnly };
  return (
    <Link {...rest} className={buttonClass(look, className)}>
      <ButtonFace {...look}>{children}</ButtonFace>
    </Link>
  );
}
