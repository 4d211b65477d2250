using System.Text;
using Compliance.Application.Changes;
using Compliance.Web.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Compliance.Web.Endpoints;

/// <summary>Events in: Event Grid's webhook in both schemas, with both handshakes.</summary>
internal static partial class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder api)
    {
        api.MapPost("/events", ReceiveAsync)
            .WithName("receiveEvents").WithTags("Events").WithSummary("Takes events of Event Grid or CloudEvents 1.0, one or many.")
            .AddOpenApiOperationTransformer(EventBody.Describe)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapMethods("/events", [HttpMethods.Options], Agree)
            .WithName("agreeToEvents").WithTags("Events").WithSummary("The handshake of CloudEvents webhooks.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<Ok<EventReceipt>, Ok<ValidationAnswer>, ProblemHttpResult>> ReceiveAsync(
        HttpRequest request, AcceptChanges accept, IntakeMetrics metrics, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        if (await EventBody.ReadAsync(request, cancellationToken) is not { } body)
        {
            metrics.Refuse(Refusal.TooLarge);
            return TypedResults.Problem($"The body is larger than {EventBody.MaxBytes} bytes.", statusCode: StatusCodes.Status413PayloadTooLarge);
        }

        if (request.Headers["aeg-event-type"] == "SubscriptionDeletion")
        {
            // From now on nobody tells us of changes: worth a warning, but nothing to store.
            LogDeleted(loggers.CreateLogger(typeof(EventEndpoints)), request.Headers["aeg-subscription-name"].ToString());
            return TypedResults.Ok(new EventReceipt(0, 0, 0, 0, 0));
        }

        try
        {
            var acceptance = await accept.AcceptAsync(body, cancellationToken);
            return acceptance.ValidationCode is { } code
                ? TypedResults.Ok(new ValidationAnswer(code))
                : TypedResults.Ok(new EventReceipt(acceptance.Accepted, acceptance.Duplicates, acceptance.Irrelevant, acceptance.Ungoverned, acceptance.Malformed));
        }
        catch (EventFormatException malformed)
        {
            return TypedResults.Problem(malformed.Message, statusCode: malformed.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        }
    }

    // CloudEvents, "HTTP 1.1 Web Hooks for Event Delivery", section 4: the receiver agrees to the origin and a rate.
    private static Results<Ok, ProblemHttpResult> Agree(HttpContext context)
    {
        var origin = context.Request.Headers["WebHook-Request-Origin"];
        if (origin.Count > 1 || (origin.Count == 1 && !Ascii.IsValid(origin[0])))
        {
            return TypedResults.Problem("WebHook-Request-Origin must be one host name.", statusCode: StatusCodes.Status400BadRequest);
        }

        context.Response.Headers.Allow = HttpMethods.Post;
        if (origin is [{ Length: > 0 } host])
        {
            context.Response.Headers["WebHook-Allowed-Origin"] = host;
            context.Response.Headers["WebHook-Allowed-Rate"] = "*";
        }

        return TypedResults.Ok();
    }

    [LoggerMessage(3002, LogLevel.Warning, "Event subscription '{Subscription}' was deleted: its changes reach us no more, only the sweep finds them")]
    private static partial void LogDeleted(ILogger logger, string subscription);
}
