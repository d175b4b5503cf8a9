/** The order that a person last chose for the lists, kept in this browser. */
import type { PersonId } from '../../picture/basics.ts';
import { ORDERS, type Order, USUAL } from '../find/order.ts';

const keyOf = (person: PersonId): string => `tripoint.order.${person}`;

export function keptOrder(person: PersonId): Order {
  try {
    const kept = localStorage.getItem(keyOf(person));
    return ORDERS.find((one) => one === kept) ?? USUAL;
  } catch {
    return USUAL; // storage may be forbidden in this browser
  }
}

export function keepOrder(person: PersonId, order: Order): void {
  try {
    localStorage.setItem(keyOf(person), order);
  } catch {
    // as above: it holds until the page is left
  }
}
