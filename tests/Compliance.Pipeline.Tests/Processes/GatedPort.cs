using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Compliance.Pipeline.Tests.Processes;

/// <summary>A port whose every call goes through something else first, whatever its methods are.</summary>
[SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "The proxy is a class that derives from it at run time.")]
internal class GatedPort<T> : DispatchProxy
    where T : class
{
    private static readonly MethodInfo Generic = typeof(GatedPort<T>).GetMethod(nameof(CallAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private T _port = null!;
    private IPortCalls _calls = null!;

    public static T Around(T port, IPortCalls calls)
    {
        var proxy = Create<T, GatedPort<T>>();
        var gated = (GatedPort<T>)(object)proxy;
        (gated._port, gated._calls) = (port, calls);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var type = targetMethod!.ReturnType;
        return type == typeof(Task) ? _calls.CallAsync<object?>(targetMethod, args!, async () =>
            {
                await (Task)Call(targetMethod, args)!;
                return null;
            })
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? Generic.MakeGenericMethod(type.GetGenericArguments()).Invoke(this, [targetMethod, args])
            : Call(targetMethod, args);
    }

    private Task<TResult> CallAsync<TResult>(MethodInfo method, object?[] args) => _calls.CallAsync(method, args, () => (Task<TResult>)Call(method, args)!);

    private object? Call(MethodInfo method, object?[]? args)
    {
        try
        {
            return method.Invoke(_port, args);
        }
        catch (TargetInvocationException failed)
        {
            ExceptionDispatchInfo.Throw(failed.InnerException!);
            throw;
        }
    }
}

/// <summary>What calls of a <see cref="GatedPort{T}"/> go through.</summary>
internal interface IPortCalls
{
    Task<T> CallAsync<T>(MethodInfo method, object?[] args, Func<Task<T>> call);
}
