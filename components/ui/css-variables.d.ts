import "react";

// Figures reach the styles as custom properties: style={{ "--v": 96.4 }}.
declare module "react" {
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined;
  }
}
