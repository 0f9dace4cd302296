export function words(message) { return message; }
export function refusal(message) { return { phase: undefined, text: message }; }
