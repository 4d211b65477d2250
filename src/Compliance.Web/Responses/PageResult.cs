using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Compliance.Web.Responses;

/// <summary>
/// A page: a component rendered to HTML as a whole, so that it can carry an entity tag. The page has one parameter, View,
/// and no life after it was sent.
/// </summary>
internal sealed class PageResult<TPage>(object view, int status = StatusCodes.Status200OK) : IResult
    where TPage : IComponent
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var renderer = new HtmlRenderer(httpContext.RequestServices, httpContext.RequestServices.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["View"] = view });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString());
        await TaggedBody.WriteAsync(httpContext, Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", status);
    }
}
