export const signInTexts = {
  zh: {
    title: "登录",
    login: "账号",
    password: "密码",
    submit: "登录",
    cancel: "取消",
    loginMissing: "请填写账号",
    passwordMissing: "请填写密码",
    help: "账号由市科技局发给各单位。审核表格不需要登录。",
  },
  en: {
    title: "Sign in",
    login: "Login",
    password: "Password",
    submit: "Sign in",
    cancel: "Cancel",
    loginMissing: "Enter your login",
    passwordMissing: "Enter your password",
    help: "The city bureau gives each unit its login. Checking a workbook needs none.",
  },
} as const;
