/** A kept mail in pieces: text, and the links to hand over. Only addresses of the web become links. */
export function piecesOf(text: string): { text: string; link: boolean }[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((piece, index) => ({ text: piece, link: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
