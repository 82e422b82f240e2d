/**
 * Asks the machine for a picture. The field stands outside every screen: choosing one may hide the page, which locks
 * the settings (T15), and the picture must not be lost by that.
 */
export function pickPhoto(camera: boolean, picked: (image: Blob) => void): void {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = 'image/*';
  if (camera) field.setAttribute('capture', 'user');
  field.addEventListener('change', () => {
    const image = field.files?.[0];
    if (image !== undefined) picked(image);
  });
  field.click();
}
