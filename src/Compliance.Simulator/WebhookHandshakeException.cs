namespace Compliance.Simulator;

/// <summary>The webhook did not answer the handshake as Event Grid demands; nothing is delivered to it.</summary>
public sealed class WebhookHandshakeException : Exception
{
    public WebhookHandshakeException(string message)
        : base(message)
    {
    }

    public WebhookHandshakeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
