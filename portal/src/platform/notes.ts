type Notes = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Notes of the browser. Where it has no room for one, the page holds it as long as it is open: nothing fails for want of it. */
export function createNotes(storage: () => Notes): Notes {
  const held = new Map<string, string>();
  return {
    getItem: (name) => held.get(name) ?? storage().getItem(name),
    setItem: (name, text) => {
      try {
        storage().setItem(name, text);
        held.delete(name);
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        held.set(name, text);
      }
    },
    removeItem: (name) => {
      held.delete(name);
      storage().removeItem(name);
    },
  };
}

export const notes = createNotes(() => localStorage);
