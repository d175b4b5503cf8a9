/** Acknowledging by a key what is looked at. */

/** Presses the button that acknowledges the item that is open; false if none is in sight. */
export function acknowledgeOpen(): boolean {
  const buttons = document.querySelectorAll<HTMLElement>('[data-receipt="acknowledge"]');
  const button = [...buttons].find((one) => one.checkVisibility({ visibilityProperty: true }));
  button?.click();
  return button !== undefined;
}
