import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  heading: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    margin: `0 0 ${tokens.spacingVerticalS}`,
  },
});

/** Names the screen. */
export function ScreenHeading({ children }: { children: string }) {
  return <h2 className={useStyles().heading}>{children}</h2>;
}
