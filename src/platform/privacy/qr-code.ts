/** A text as a picture that a camera reads: SVG, without style or script. */
export async function qrCodeOf(text: string): Promise<string> {
  const { default: qr } = await import('qrcode')
  return qr.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 })
}
