using CeePortal.Web.Hosting;

namespace CeePortal.Web.Services.Messages;

/// <summary>Registers what messages and mail work with.</summary>
static class MessageServices
{
    public static IServiceCollection AddMessages(this IServiceCollection services, IConfiguration configuration, PortalSettings portal)
    {
        var mail = MailSettings.Read(configuration, portal);
        services.AddSingleton(mail);
        _ = mail.Delivery == MailDelivery.Smtp ? services.AddSingleton<IMailCarrier, SmtpServer>() : services.AddSingleton<IMailCarrier, PickupFolder>();
        return services.AddScoped<MailSending>().AddScoped<MessageChores>().AddScoped<Inbox>().AddScoped<MailDesk>();
    }
}
