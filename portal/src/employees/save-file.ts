/** Hands a file to the browser, which puts it among the downloads. */
export function saveFile(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Taken back only once the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
