using System.Text;

namespace Compliance.Application.Changes;

/// <summary>
/// The text of a queue message as the bytes of the event. Event Grid writes base64, other senders plain JSON; the host hands
/// both on as they are (<c>messageEncoding: none</c>), since it would poison whichever form it was not set to.
/// </summary>
public static class MessageBody
{
    public static ReadOnlyMemory<byte> Decode(string text)
    {
        // JSON of an event begins with a brace or a bracket, which base64 does not know: no text can be both.
        var decoded = new byte[text.Length];
        return Convert.TryFromBase64String(text, decoded, out var length) ? decoded.AsMemory(0, length) : Encoding.UTF8.GetBytes(text);
    }
}
