using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Compliance.Application.Poison;
using Compliance.Infrastructure.Tables;

namespace Compliance.Infrastructure.Queues;

/// <summary>One queue of a storage account: as much of the service as this product needs.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/storageservices/operations-on-messages.</remarks>
internal sealed class StorageQueue(StoragePipeline pipeline, string name)
{
    /// <summary>The most that the service hands out at once.</summary>
    public const int MostMessages = 32;

    // The service keeps an invisible message no longer than it keeps a message at all.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1);

    public string Name => name;

    /// <summary>Adds a message; the queue is made when it is not there.</summary>
    /// <param name="delay">Before it can be seen; in whole seconds, and rather a little late.</param>
    public async Task AddAsync(string text, TimeSpan delay, CancellationToken cancellationToken)
    {
        var seconds = (int)Math.Ceiling(Math.Clamp(delay.TotalSeconds, 0, MaxDelay.TotalSeconds));
        var address = string.Create(CultureInfo.InvariantCulture, $"{name}/messages?visibilitytimeout={seconds}");
        var body = new XElement("QueueMessage", new XElement("MessageText", text)).ToString(SaveOptions.DisableFormatting);
        if (await SendAsync(RequestMethod.Post, address, body, cancellationToken))
        {
            return;
        }

        await SendAsync(RequestMethod.Put, name, null, cancellationToken);
        if (!await SendAsync(RequestMethod.Post, address, body, cancellationToken))
        {
            throw new InvalidOperationException($"The queue '{name}' is not there, although it was made.");
        }
    }

    /// <returns>About how many messages there are, also those that cannot be seen now; null when there is no such queue.</returns>
    public async Task<int?> CountAsync(CancellationToken cancellationToken)
    {
        using var response = await AnswerAsync(RequestMethod.Get, $"{name}?comp=metadata", null, cancellationToken);
        return IsMissing(response) ? null
            : response.Headers.TryGetValue("x-ms-approximate-messages-count", out var count) ? int.Parse(count, CultureInfo.InvariantCulture)
            : throw new InvalidDataException($"The answer about the queue '{name}' says nothing of its messages.");
    }

    public Task<IReadOnlyList<PoisonMessage>> PeekAsync(CancellationToken cancellationToken) =>
        MessagesAsync($"peekonly=true&numofmessages={MostMessages}", cancellationToken);

    /// <param name="hidden">For how long nobody else sees them; whole seconds.</param>
    public Task<IReadOnlyList<PoisonMessage>> TakeAsync(TimeSpan hidden, CancellationToken cancellationToken) =>
        MessagesAsync(string.Create(CultureInfo.InvariantCulture, $"numofmessages={MostMessages}&visibilitytimeout={(int)hidden.TotalSeconds}"), cancellationToken);

    /// <param name="receipt">From the taking of the message.</param>
    public Task RemoveAsync(string id, string receipt, CancellationToken cancellationToken) =>
        SendAsync(RequestMethod.Delete, $"{name}/messages/{id}?popreceipt={Uri.EscapeDataString(receipt)}", null, cancellationToken);

    private async Task<IReadOnlyList<PoisonMessage>> MessagesAsync(string query, CancellationToken cancellationToken)
    {
        using var response = await AnswerAsync(RequestMethod.Get, $"{name}/messages?{query}", null, cancellationToken);
        if (IsMissing(response))
        {
            return [];
        }

        // A text may hold what XML 1.0 has no place for; whether it is an event is not for this reader to say.
        using var xml = XmlReader.Create(response.Content.ToStream(), new XmlReaderSettings { CheckCharacters = false, Async = true, DtdProcessing = DtdProcessing.Prohibit });
        var document = await XDocument.LoadAsync(xml, LoadOptions.None, cancellationToken);
        return
        [
            .. document.Descendants("QueueMessage").Select(message => new PoisonMessage(
                message.Element("MessageId")!.Value, message.Element("PopReceipt")?.Value, message.Element("MessageText")!.Value)),
        ];
    }

    /// <returns>False when the queue, or the message, is not there.</returns>
    private async Task<bool> SendAsync(RequestMethod method, string address, string? body, CancellationToken cancellationToken)
    {
        using var response = await AnswerAsync(method, address, body, cancellationToken);
        return !IsMissing(response);
    }

    private async Task<Response> AnswerAsync(RequestMethod method, string address, string? body, CancellationToken cancellationToken)
    {
        var request = pipeline.NewRequest(method, address);
        if (body is not null)
        {
            request.Headers.SetValue(HttpHeader.Names.ContentType, "application/xml");
            request.Content = RequestContent.Create(Encoding.UTF8.GetBytes(body));
        }

        var response = await pipeline.SendAsync(request, cancellationToken);
        if (response.IsError && !IsMissing(response))
        {
            using (response)
            {
                throw new RequestFailedException(response);
            }
        }

        return response;
    }

    private static bool IsMissing(Response response) => response.Status == (int)HttpStatusCode.NotFound;
}
